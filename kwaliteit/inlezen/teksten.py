"""The wording of each code as it is to be kept: its sentences in order, its lines, the addresses in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

from .inhoud import Inhoud
from .inlezen import Lezing
from .ontleden import Brieftekst, Eenheid, addresses_in
from .plaatsen import BEKEND

HOOGSTENS_REGELS = 190  # characters of the list of lines
NOOT = "noot"
PER_BRIEF = 100_000  # so that letters that are read in apart keep their order


@dataclass
class Tekst:
    """One row to be kept."""

    soort: str
    code: str
    brief: int
    volgorde: int
    tekst: str
    regels: str
    links: list[str] = field(default_factory=list)

    def as_dict(self) -> dict:
        return asdict(self)


def build_texts(lezing: Lezing, inhoud: Inhoud) -> list[Tekst]:
    """All rows of a reading, in the order of the letters; a code stands once."""
    per_code: dict[str, list[Eenheid]] = {}
    plek: dict[str, int] = {}
    teller = 0
    for geplaatst in sorted(lezing.brieven, key=lambda g: g.brief.nummer):
        for plaatsing in geplaatst.plaatsingen:
            teller += 1
            for code in plaatsing.codes:
                if code != BEKEND and code in inhoud.per_code and plaatsing.eenheid not in per_code.get(code, ()):
                    per_code.setdefault(code, []).append(plaatsing.eenheid)
                    plek.setdefault(code, teller)
    rijen = []
    for code, eenheden in per_code.items():
        item = inhoud.per_code[code]
        tekst = flow(eenheden)
        links = addresses_in(tekst)
        rijen.append(Tekst(item.soort, code, item.brief, plek[code], tekst, line_ranges(eenheden), links))
    add_links(rijen, lezing)
    rijen += [rij for geplaatst in lezing.brieven for rij in note_rows(geplaatst.brief, teller)]
    op_volgorde = sorted(once(rijen), key=lambda rij: (rij.brief, rij.volgorde))
    return [replace(rij, volgorde=rij.brief * PER_BRIEF + i) for i, rij in enumerate(op_volgorde)]


def flow(eenheden: list[Eenheid]) -> str:
    """Sentences of one block behind each other, blocks under each other, items marked where there are more."""
    blokken: list[tuple[Eenheid, list[str]]] = []
    for eenheid in eenheden:
        if not blokken or blokken[-1][0].blok != eenheid.blok:
            blokken.append((eenheid, []))
        blokken[-1][1].append(eenheid.tekst)
    meer = len(blokken) > 1
    return "\n".join(mark(eerste, meer) + " ".join(zinnen) for eerste, zinnen in blokken)


def mark(eenheid: Eenheid, meer: bool) -> str:
    if not meer or not eenheid.begin:
        return ""
    if eenheid.soort == "punt":
        return "• "
    return f"{eenheid.nummer}. " if eenheid.soort in ("nummer", "letter") and eenheid.nummer else ""


def line_ranges(eenheden: list[Eenheid]) -> str:
    """Line numbers in short: '98-101,103'."""
    nummers = sorted({regel for eenheid in eenheden for regel in eenheid.regels})
    stukken: list[list[int]] = []
    for nummer in nummers:
        if stukken and nummer <= stukken[-1][1] + 1:
            stukken[-1][1] = nummer
        else:
            stukken.append([nummer, nummer])
    tekst = ",".join(f"{van}-{tot}" if tot > van else str(van) for van, tot in stukken)
    return tekst if len(tekst) <= HOOGSTENS_REGELS else f"{nummers[0]}-{nummers[-1]}"


def add_links(rijen: list[Tekst], lezing: Lezing) -> None:
    """The addresses at the foot of the pages go with their letter."""
    for geplaatst in lezing.brieven:
        for rij in rijen:
            if rij.soort == "brief" and rij.brief == geplaatst.brief.nummer:
                rij.links = list(dict.fromkeys([*rij.links, *geplaatst.brief.adressen]))


def note_rows(brief: Brieftekst, vanaf: int) -> list[Tekst]:
    return [
        Tekst(
            NOOT,
            f"{NOOT}-{brief.nummer}-{noot.nummer}",
            brief.nummer,
            vanaf + i,
            noot.tekst,
            line_ranges([noot]),
            addresses_in(noot.tekst),
        )
        for i, noot in enumerate(brief.noten, 1)
    ]


def once(rijen: list[Tekst]) -> list[Tekst]:
    """A letter that stands in a file twice gives a note twice; the first counts."""
    per_code: dict[str, Tekst] = {}
    for rij in rijen:
        per_code.setdefault(rij.code, rij)
    return list(per_code.values())
