"""Reads the texts of the demo: tenders in TOML, offers and judgements in a plain kind of Markdown."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

MAP = Path(__file__).resolve().parent
KOP = re.compile(r"^(#{1,3}) +(.+)$")
VONDST = re.compile(r"^= (\d+|toezegging|notitie)(?: (aangetoond|deels|niet_aangetoond))?:? ?([^„]*)(?:„(.+)”)?$")


@dataclass(frozen=True)
class Bieder:
    """A bidder with its answers by question code ('4.3', or '7.2 Z' for one perceel)."""

    naam: str
    gegevens: dict[str, str] = field(default_factory=dict, hash=False)
    antwoorden: dict[str, str] = field(default_factory=dict, hash=False)

    def antwoord(self, code: str, perceel: str = "") -> str:
        return self.antwoorden.get(f"{code} {perceel}".strip()) or self.antwoorden.get(code, "")


@dataclass(frozen=True)
class Vondst:
    """On the published criterium of this number (or 'toezegging', 'notitie'): the finding, its effect, and a quote."""

    waar: str
    oordeel: str
    gevolg: str
    citaat: str


@dataclass(frozen=True)
class Oordeel:
    """One reviewer's or the committee's judgement; `cijfer` None is an abstention, `klaar` False a draft."""

    cijfer: Decimal | None
    sterk: str
    zwak: str
    motivatie: str
    klaar: bool
    vondsten: tuple[Vondst, ...] = ()


def bestekken() -> list[dict]:
    """Every tender, in the order of its file name."""
    return [
        tomllib.loads(pad.read_text(encoding="utf-8")) | {"naam": pad.stem}
        for pad in sorted((MAP / "bestekken").glob("*.toml"))
    ]


@cache
def eisen() -> dict[str, dict]:
    return tomllib.loads((MAP / "eisen.toml").read_text(encoding="utf-8"))


@cache
def bieder(naam: str) -> Bieder:
    kop, *delen = _sections(MAP / "offertes" / f"{naam}.md", "##")
    titel, *regels = kop[1].strip().splitlines()
    gegevens = dict(regel.split(": ", 1) for regel in regels if ": " in regel)
    return Bieder(titel.removeprefix("# "), gegevens, {code: unwrap(tekst) for code, tekst in delen})


def oordelen(naam: str) -> dict[tuple[str, str, str], Oordeel]:
    """Judgements by question code, bidder and who: a first name, or 'Consensus'."""
    gevonden = {}
    for kop, tekst in _sections(MAP / "oordelen" / f"{naam}.md", "##")[1:]:
        code, bieder_ = kop.split()
        for wie, oordeel in _split(tekst, "###")[1:]:
            naam_, cijfer, *rest = wie.split()
            gevonden[code, bieder_, naam_] = _oordeel(cijfer, oordeel, klaar="bezig" not in rest)
    return gevonden


def _oordeel(cijfer: str, tekst: str, klaar: bool) -> Oordeel:
    """Lines that begin with '+' are strong points, '-' weak ones, '=' findings; the rest is the motivation."""
    regels = [regel.strip() for regel in tekst.strip().splitlines()]
    return Oordeel(
        cijfer=None if cijfer == "onthouden" else Decimal(cijfer),
        sterk="\n".join(regel[2:] for regel in regels if regel.startswith("+ ")),
        zwak="\n".join(regel[2:] for regel in regels if regel.startswith("- ")),
        motivatie=" ".join(regel for regel in regels if regel[:2] not in ("+ ", "- ", "= ")).strip(),
        klaar=klaar,
        vondsten=tuple(Vondst(*(deel or "" for deel in VONDST.match(r).groups())) for r in regels if r[:2] == "= "),
    )


def _sections(pad: Path, teken: str) -> list[tuple[str, str]]:
    return _split(pad.read_text(encoding="utf-8"), teken)


def _split(tekst: str, teken: str) -> list[tuple[str, str]]:
    """The text before the first heading of this level, and then each heading with what stands below it."""
    delen: list[tuple[str, list[str]]] = [("", [])]
    for regel in tekst.splitlines():
        kop = KOP.match(regel)
        if kop and kop[1] == teken:
            delen.append((kop[2].strip(), []))
        else:
            delen[-1][1].append(regel)
    return [(kop, "\n".join(regels)) for kop, regels in delen]


def unwrap(tekst: str) -> str:
    """Paragraphs on one line each, as people type them; list lines keep their own."""
    blokken = []
    for blok in re.split(r"\n\s*\n", tekst.strip()):
        regels = re.sub(r"\n(?!- |\d\. )\s*", " ", blok)
        blokken.append(regels)
    return "\n\n".join(blokken)
