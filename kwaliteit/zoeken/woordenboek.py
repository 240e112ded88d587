"""The words of an index: which there are, of what parts a compound is made, what begins like this. Pure.

Dutch writes compounds as one word, and every document makes new ones. A compound is taken apart into words that
stand somewhere themselves: 'taalcoachaanbieder' is 'taalcoach' and 'aanbieder', and 'taalcoach' 'taal' and 'coach'.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from .taal import STOPWOORDEN, root, stem

VERBINDING = ("", "s", "en", "e", "n")
MIN_DEEL = 4
MIN_ALLEEN = 6  # letters of the one known part of a compound
KORT = frozenset({"les", "web", "nt2", "kan", "dag", "doe", "app"})  # shorter words that do make compounds
# words that begin other words without being their part: 'onderwijs' is not 'onder' and 'wijs'
BEGINSTUKKEN = (
    "achter beneden binnen boven buiten door heen hier mede midden naar neer onder over rond samen tegen terug toe"
    " tussen uit vast verder voor voort waar weer weder zelf ander eerst laat"
)
VOORVOEGSELS = frozenset(BEGINSTUKKEN.split())
MAX_BEGIN = 40


class Woordenboek:
    def __init__(self, vormen: Iterable[str], erbij: Iterable[str] = ()):
        """`vormen` are the words as often as they stand; `erbij` other good words, such as synonyms."""
        self.aantal = Counter(vormen)
        self.bekend = frozenset(self.aantal) | frozenset(erbij)
        self.stammen = frozenset(map(stem, self.bekend))
        self.split = lru_cache(maxsize=20_000)(self._split)
        self.terms = lru_cache(maxsize=50_000)(self._terms)

    @cached_property
    def gesorteerd(self) -> list[str]:
        return sorted(self.aantal)

    @cached_property
    def wortels(self) -> dict[str, set[str]]:
        """The stems of each root."""
        wortels: dict[str, set[str]] = {}
        for vorm in self.aantal:
            wortels.setdefault(root(stem(vorm)), set()).add(stem(vorm))
        return wortels

    def __contains__(self, vorm: str) -> bool:
        return vorm in self.bekend or stem(vorm) in self.stammen

    def starting(self, begin: str) -> list[str]:
        """The stems of words that begin so, the most frequent first."""
        plaats, vormen = bisect_left(self.gesorteerd, begin), []
        while plaats < len(self.gesorteerd) and self.gesorteerd[plaats].startswith(begin):
            vormen.append(self.gesorteerd[plaats])
            plaats += 1
        vormen.sort(key=lambda vorm: -self.aantal[vorm])
        return list(dict.fromkeys(map(stem, vormen)))[:MAX_BEGIN]

    def family(self, vorm: str) -> set[str]:
        """The stems of other forms of this word."""
        eigen = stem(vorm)
        return self.wortels.get(root(eigen), set()) - {eigen}

    def _terms(self, vorm: str) -> tuple[tuple[str, int], ...]:
        """What a word in a text is found by: (stem, depth), where depth 0 is the word itself, 1 its parts, ..."""
        gevonden = {stem(vorm): 0}
        laag = [vorm]
        for diepte in (1, 2):
            laag = [deel for woord in laag for deel in self.split(woord)]
            for deel in laag:
                gevonden.setdefault(stem(deel), diepte)
        return tuple(gevonden.items())

    def _split(self, vorm: str) -> tuple[str, ...]:
        """The parts of a compound, as few and as equal as can be; empty for another word."""
        beste: tuple[str, ...] = ()
        for plaats in range(3, len(vorm) - 2):
            kop, rest = vorm[:plaats], vorm[plaats:]
            if not self._is_part(kop) or kop in VOORVOEGSELS:
                continue
            for verbinding in VERBINDING:
                staart = rest.removeprefix(verbinding)
                if not rest.startswith(verbinding) or not self._is_part(staart):
                    continue
                if not beste or min(len(kop), len(staart)) > min(map(len, beste)):
                    beste = (kop, staart)
        return beste or self._known_beginning(vorm)

    def _known_beginning(self, vorm: str) -> tuple[str, ...]:
        """Of a compound with a part that stands nowhere, such as 'taalcoachpool': the part that does."""
        for plaats in range(len(vorm) - MIN_DEEL, MIN_ALLEEN - 1, -1):
            if vorm[:plaats] in self.bekend and stem(vorm[:plaats]) != stem(vorm):
                return (vorm[:plaats],)
        return ()

    def _is_part(self, deel: str) -> bool:
        if deel in STOPWOORDEN or (len(deel) < MIN_DEEL and deel not in KORT):
            return False
        return deel in self.bekend or (len(deel) > MIN_DEEL and stem(deel) in self.stammen)
