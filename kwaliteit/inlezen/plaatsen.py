"""Hangs the sentences of a letter on our codes.

What is expected comes from the `wegwijzer`: per letter, in order, of what kind each sentence is, where it stands, how
many words it has, and which codes restate it. No words. Where a text has another build than that, our own items stand
in, in the order of their place in the letters. Either way the sentences are laid beside what is expected (`uitlijnen`)
by likeness to our own wording, length, kind and place; so one sentence can go to several codes and several to one.

Nothing is hung in silence: each placement has a ground, and what fits badly is marked as a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .inhoud import Inhoud
from .ontleden import Brieftekst, Eenheid
from .stammen import Gewichten, stems
from .uitlijnen import Paar, align

GROEPEN = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
GROEPEN_EIGEN = ((1, 1), (1, 2), (1, 3), (1, 4), (2, 1), (3, 1), (4, 1))
OVER_EENHEID, OVER_VAK = -0.45, -0.3
TWIJFEL = 0.75  # a pair that scores less is told as a doubt
PAST = 0.5  # share of sentences that must pair well before a wegwijzer is believed
BEKEND = "-"  # a piece that says nothing of its own: a salutation, a heading


@dataclass(frozen=True)
class Vak:
    """What is expected at one place: kind, place in the letter, length in words, codes, and our stems."""

    soort: str
    plek: str
    woorden: int
    codes: tuple[str, ...]
    stammen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Plaatsing:
    eenheid: Eenheid
    codes: tuple[str, ...]
    grond: str
    twijfel: bool = False


@dataclass
class Geplaatst:
    brief: Brieftekst
    plaatsingen: list[Plaatsing]
    zonder_plaats: list[Eenheid] = field(default_factory=list)
    zonder_tekst: list[str] = field(default_factory=list)  # codes that were expected and got nothing
    met_wegwijzer: bool = True


def place(
    brief: Brieftekst, vakken: Sequence[Vak], inhoud: Inhoud, gewichten: Gewichten, met_wegwijzer: bool = True
) -> Geplaatst:
    """The sentences of a letter on codes: by the wegwijzer if the letter has that build, by our own items if not."""
    noten = {vak.plek[1:]: vak.codes for vak in vakken if vak.soort == "noot"}
    vakken = [with_stems(vak, inhoud) for vak in vakken if vak.soort != "noot"]
    if met_wegwijzer and vakken:
        uitkomst = _by_slots(brief, vakken, gewichten)
        if uitkomst is not None:
            place_notes(uitkomst, noten)
            return uitkomst
    return _by_items(brief, vakken, inhoud, gewichten)


def place_notes(uitkomst: Geplaatst, noten: dict[str, tuple[str, ...]]) -> None:
    """Notes on the items that stand in a note and nowhere else."""
    for noot in uitkomst.brief.noten:
        if codes := noten.pop(noot.nummer, ()):
            uitkomst.plaatsingen.append(Plaatsing(noot, codes, "noot"))
    uitkomst.zonder_tekst += [code for codes in noten.values() for code in codes]


def with_stems(vak: Vak, inhoud: Inhoud) -> Vak:
    return Vak(vak.soort, vak.plek, vak.woorden, vak.codes, frozenset(stems(inhoud.text_of(vak.codes))))


class Vergelijking:
    """Scores of groups of sentences against groups of slots."""

    def __init__(self, eenheden: Sequence[Eenheid], vakken: Sequence[Vak], gewichten: Gewichten, lengte_telt: float):
        self.eenheden, self.vakken, self.gewichten, self.lengte_telt = eenheden, vakken, gewichten, lengte_telt
        self.stammen = [frozenset(stems(e.tekst)) for e in eenheden]
        self.woorden = [len(e.tekst.split()) for e in eenheden]
        self.asks = ["?" in e.tekst for e in eenheden]

    def score(self, i: int, n: int, j: int, m: int) -> float | None:
        lang, kort = sum(self.woorden[i : i + n]), sum(vak.woorden for vak in self.vakken[j : j + m])
        past = min(lang, kort) / max(lang, kort, 1) if kort else 0.5
        if n + m > 2 and self.lengte_telt > 1 and past < 0.7:
            return None
        links = frozenset().union(*self.stammen[i : i + n])
        rechts = frozenset().union(*(vak.stammen for vak in self.vakken[j : j + m]))
        lijkt = self.gewichten.likeness(links, rechts)
        eerste, vak = self.eenheden[i], self.vakken[j]
        if is_question(vak.plek) and not is_question(eerste.plek) and not any(self.asks[i : i + n]):
            return None
        zelfde = 0.25 * (eerste.soort == vak.soort) + 0.6 * same_place(eerste.plek, vak.plek)
        return self.lengte_telt * past + 2.2 * lijkt + zelfde - 1.0 - 0.3 * (n + m - 2)


def is_question(plek: str) -> bool:
    return plek[:1] == "v" and plek[1:2].isdigit()


def same_place(een: str, ander: str) -> float:
    """1 for the same place in the letter, half for the same question."""
    if een == ander:
        return 1.0
    zelfde_vraag = een[:1] in "vh" and ander[:1] in "vh" and een[1:2] == ander[1:2]
    return 0.5 if zelfde_vraag and een[1:2].isdigit() else 0.0


def _by_slots(brief: Brieftekst, vakken: list[Vak], gewichten: Gewichten) -> Geplaatst | None:
    vergelijking = Vergelijking(brief.eenheden, vakken, gewichten, lengte_telt=1.2)
    paren = align(len(brief.eenheden), len(vakken), vergelijking.score, GROEPEN, OVER_EENHEID, OVER_VAK)
    goed = sum(len(paar.links) for paar in paren if paar.links and paar.rechts and paar.score > TWIJFEL)
    if goed < PAST * len(brief.eenheden):
        return None
    return collect(brief, vakken, paren, "wegwijzer")


def _by_items(brief: Brieftekst, vakken: list[Vak], inhoud: Inhoud, gewichten: Gewichten) -> Geplaatst:
    """Our own items in their order; what the structure says of questions counts for more than likeness."""
    eigen = own_slots(brief.nummer, inhoud, vakken)
    vergelijking = Vergelijking(brief.eenheden, eigen, gewichten, lengte_telt=0.3)
    paren = align(len(brief.eenheden), len(eigen), vergelijking.score, GROEPEN_EIGEN, -0.25, -0.1)
    uitkomst = collect(brief, eigen, paren, "gelijkenis")
    uitkomst.met_wegwijzer = False
    follow_neighbours(uitkomst)
    return uitkomst


def follow_neighbours(uitkomst: Geplaatst) -> None:
    """A sentence that fitted nowhere stays, as a doubt, with the sentence before it in the same paragraph."""
    codes_van = {id(p.eenheid): p.codes for p in uitkomst.plaatsingen}
    over = {id(eenheid) for eenheid in uitkomst.zonder_plaats}
    vorige: Eenheid | None = None
    for eenheid in uitkomst.brief.eenheden:
        if id(eenheid) in over and vorige and vorige.blok == eenheid.blok and vorige.plek == eenheid.plek:
            codes_van[id(eenheid)] = codes_van[id(vorige)]
            uitkomst.plaatsingen.append(Plaatsing(eenheid, codes_van[id(vorige)], "zelfde alinea", True))
            over.discard(id(eenheid))
        if id(eenheid) in codes_van:
            vorige = eenheid
    uitkomst.zonder_plaats = [eenheid for eenheid in uitkomst.zonder_plaats if id(eenheid) in over]
    uitkomst.plaatsingen.sort(key=lambda p: uitkomst.brief.eenheden.index(p.eenheid))


def own_slots(nummer: int, inhoud: Inhoud, vakken: Sequence[Vak]) -> list[Vak]:
    """A slot per item of our own, in the order of the letters."""
    uit = []
    for item in sorted(inhoud.of_letter(nummer), key=lambda item: item.plek):
        if item.soort == "handvatgroep":
            continue
        deel = item.vraag.partition(".")[2]
        plek = {"vraag": f"v{deel}", "handvat": f"h{deel}", "brief": "titel"}.get(item.soort, "voor")
        soort = {"vraag": "nummer", "punt": "punt", "brief": "titel"}.get(item.soort, "alinea")
        stammen = frozenset(stems(item.tekst))
        uit.append(Vak(soort, plek, len(item.tekst.split()), (item.code,), stammen))
    return uit


def collect(brief: Brieftekst, vakken: Sequence[Vak], paren: list[Paar], grond: str) -> Geplaatst:
    """The pairs as placements, with what is left over on both sides."""
    uitkomst = Geplaatst(brief, [])
    gekregen: set[str] = set()
    for paar in paren:
        codes = tuple(dict.fromkeys(code for j in paar.rechts for code in vakken[j].codes))
        if paar.links and not paar.rechts:
            by_structure(brief, brief.eenheden[paar.links[0]], uitkomst, gekregen)
        elif paar.links:
            twijfel = paar.score < TWIJFEL or len(paar.links) * len(paar.rechts) > 3
            gekregen.update(codes)
            for i in paar.links:
                uitkomst.plaatsingen.append(Plaatsing(brief.eenheden[i], codes, grond, twijfel))
    verwacht = dict.fromkeys(code for vak in vakken for code in vak.codes if code != BEKEND)
    uitkomst.zonder_tekst = [code for code in verwacht if code not in gekregen]
    return uitkomst


def by_structure(brief: Brieftekst, eenheid: Eenheid, uitkomst: Geplaatst, gekregen: set[str]) -> None:
    """A sentence that fitted nowhere: a question by its number still has a place; the rest is told."""
    if is_question(eenheid.plek):
        code = f"{brief.nummer}.{eenheid.plek[1:]}"
        gekregen.add(code)
        uitkomst.plaatsingen.append(Plaatsing(eenheid, (code,), "structuur", True))
    else:
        uitkomst.zonder_plaats.append(eenheid)
