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
    return _by_items(brief, inhoud, gewichten)


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
    """1 for the same place in the letter, half for the same question, less than nothing for another part of it."""
    if een == ander:
        return 1.0
    bij_vragen = [plek == "inleiding" or plek[1:2].isdigit() for plek in (een, ander)]
    if all(bij_vragen):
        return 0.5 if een[1:2] == ander[1:2] else 0.0
    return -0.4 if any(bij_vragen) else 0.0


def _by_slots(brief: Brieftekst, vakken: list[Vak], gewichten: Gewichten) -> Geplaatst | None:
    vergelijking = Vergelijking(brief.eenheden, vakken, gewichten, lengte_telt=1.2)
    paren = align(len(brief.eenheden), len(vakken), vergelijking.score, GROEPEN, OVER_EENHEID, OVER_VAK)
    goed = sum(len(paar.links) for paar in paren if paar.links and paar.rechts and paar.score > TWIJFEL)
    if goed < PAST * len(brief.eenheden):
        return None
    uitkomst, gekregen = Geplaatst(brief, []), set()
    collect(uitkomst, gekregen, brief.eenheden, vakken, paren, "wegwijzer")
    verwacht = dict.fromkeys(code for vak in vakken for code in vak.codes if code != BEKEND)
    uitkomst.zonder_tekst = [code for code in verwacht if code not in gekregen]
    return uitkomst


def _by_items(brief: Brieftekst, inhoud: Inhoud, gewichten: Gewichten) -> Geplaatst:
    """Our own items in their order: questions by their number, and in each part of the letter what belongs there."""
    eigen = own_slots(brief.nummer, inhoud)
    uitkomst = Geplaatst(brief, [], met_wegwijzer=False)
    gekregen: set[str] = set()
    for eenheden, vakken in parts(brief, eigen):
        vergelijking = Vergelijking(eenheden, vakken, gewichten, lengte_telt=0.3)
        paren = align(len(eenheden), len(vakken), vergelijking.score, GROEPEN_EIGEN, -0.25, -0.1)
        collect(uitkomst, gekregen, eenheden, vakken, paren, "gelijkenis")
    for eenheid in brief.eenheden:
        if is_question(eenheid.plek):
            by_structure(uitkomst, gekregen, eenheid, zeker=True)
    uitkomst.zonder_tekst = [vak.codes[0] for vak in eigen if vak.codes[0] not in gekregen]
    follow_neighbours(uitkomst)
    return uitkomst


def parts(brief: Brieftekst, eigen: list[Vak]) -> list[tuple[list[Eenheid], list[Vak]]]:
    """The handvatten of each question with its own sentences, and the rest of the letter with the rest.

    Handvatten of a question without such a place (the first letter has three questions before them) stand with the
    next ones that have, or with the rest.
    """
    nummers = list(dict.fromkeys(e.plek[1] for e in brief.eenheden if e.plek[:1] == "h"))
    van_vraag = {vak.plek[1:2] for vak in eigen if vak.soort == "handvat"}
    los = van_vraag - set(nummers)
    delen = []
    for nummer in nummers:
        hier = {nummer} if nummer in van_vraag else los
        eenheden = [e for e in brief.eenheden if e.plek[:1] == "h" and e.plek[1] == nummer]
        delen.append((eenheden, [vak for vak in eigen if vak.soort == "handvat" and vak.plek[1:2] in hier]))
        los = los - hier
    gevraagd = {e.plek for e in brief.eenheden}
    rest = [e for e in brief.eenheden if e.plek[:1] != "h" and not is_question(e.plek)]
    vakken = [v for v in eigen if v.soort != "handvat" or v.plek[1:2] in los]
    return [*delen, (rest, [v for v in vakken if v.soort != "vraag" or v.plek not in gevraagd])]


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


def own_slots(nummer: int, inhoud: Inhoud) -> list[Vak]:
    """A slot per item of our own, in the order of the letters."""
    uit = []
    for item in sorted(inhoud.of_letter(nummer), key=lambda item: item.plek):
        if item.soort != "handvatgroep":
            deel = item.vraag.partition(".")[2]
            plek = {"vraag": f"v{deel}", "handvat": f"h{deel}", "brief": "titel"}.get(item.soort, "voor")
            stammen = frozenset(stems(item.tekst))
            uit.append(Vak(item.soort, plek, len(item.tekst.split()), (item.code,), stammen))
    return uit


def collect(
    uitkomst: Geplaatst,
    gekregen: set[str],
    eenheden: Sequence[Eenheid],
    vakken: Sequence[Vak],
    paren: list[Paar],
    grond: str,
) -> None:
    """The pairs as placements; what is left over of the text is told."""
    for paar in paren:
        codes = tuple(dict.fromkeys(code for j in paar.rechts for code in vakken[j].codes))
        if paar.links and not paar.rechts:
            by_structure(uitkomst, gekregen, eenheden[paar.links[0]])
        elif paar.links:
            twijfel = paar.score < TWIJFEL or len(paar.links) * len(paar.rechts) > 3
            gekregen.update(codes)
            uitkomst.plaatsingen += [Plaatsing(eenheden[i], codes, grond, twijfel) for i in paar.links]


def by_structure(uitkomst: Geplaatst, gekregen: set[str], eenheid: Eenheid, zeker: bool = False) -> None:
    """A sentence that fitted nowhere: a question by its number still has a place; the rest is told."""
    if is_question(eenheid.plek):
        code = f"{uitkomst.brief.nummer}.{eenheid.plek[1:]}"
        gekregen.add(code)
        uitkomst.plaatsingen.append(Plaatsing(eenheid, (code,), "structuur", not zeker))
    else:
        uitkomst.zonder_plaats.append(eenheid)
