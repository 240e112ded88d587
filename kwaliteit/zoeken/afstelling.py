"""The weights of the search, in one place: tuned on half of the judged queries (docs/zoeken.md). Pure."""

from dataclasses import dataclass, field

# how much a word counts by where it stands; `verwant` is what belongs to an item without being its own text
VELDEN = {"titel": 5.0, "kort": 1.0, "tekst": 1.0, "synoniem": 1.0, "signaal": 0.6, "verwant": 0.25}


@dataclass(frozen=True)
class Afstelling:
    velden: dict[str, float] = field(default_factory=lambda: dict(VELDEN), hash=False)
    k1: float = 1.6  # how soon more of the same word stops counting
    b: float = 0.65  # how much a long text counts less
    deel: float = 0.6  # a word found as part of a compound in the text
    deelvraag: float = 0.25  # a part of a compound that was typed
    wortel: float = 0.9  # another form of the word
    begin: float = 0.4  # a word that begins as the last one typed
    synoniem: float = 0.65  # a word that is used for the same
    verwant: float = 0.5  # a word that has to do with it
    spelling: float = 0.85  # the word that was probably meant
    dekking: float = 1.0  # how much it counts that all words of the query are found
    drempel: float = 0.15  # share of the best score below which nothing is shown


GEWOON = Afstelling()
