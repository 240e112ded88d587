"""Finding the pages a person can reach, by the links on them: one of each shape, so that a new page needs no list."""

import re
import sqlite3
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from playwright.sync_api import BrowserContext

from tests.test_rechten import DOCUMENTEN
from tests.test_rondgang import Verwijzingen, internal, name_of

BESTANDEN = DOCUMENTEN | {"beoordeling:bijlage", "gezond"}  # downloads, no pages


@dataclass
class Gang:
    """How far the walk goes: rows read per URL name, pages of these kept when they show something else."""

    gelezen: int = 5
    bewaard: int = 2
    zonder: set[str] = field(default_factory=set)  # apps that another person walks


# One person of each role, and one of the gemeente with other colours. The letters are the same for all of them:
# read with the button "In bestek" by one and without it by another.
LETTERS = {"kwaliteit"}
PERSONEN = {
    "wil.terpstra@polderstad.example": Gang(zonder=LETTERS),
    "sanne.de.vries@polderstad.example": Gang(),
    "mark.bakker@polderstad.example": Gang(zonder=LETTERS),
    "ineke.van.dam@polderstad.example": Gang(zonder=LETTERS),
    "peter.scholten@polderstad.example": Gang(bewaard=1),
    "joost.kramer@duinwijk.example": Gang(bewaard=1, zonder=LETTERS),
}


class Inhoud(Verwijzingen):
    """What a page leads to, and apart from that what its main part leads to: the bar above is the same on all."""

    def __init__(self, pagina: str):
        self.binnen = False
        self.in_main: set[str] = set()
        super().__init__(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eerder = len(self.links), len(self.formulieren)
        super().handle_starttag(tag, attrs)
        self.binnen = self.binnen or tag == "main"
        if self.binnen:
            self.in_main.update(self.links[eerder[0] :], self.formulieren[eerder[1] :])

    def handle_endtag(self, tag: str) -> None:
        self.binnen = self.binnen and tag != "main"


@dataclass(frozen=True)
class Pagina:
    naam: str  # of its URL
    adres: str
    html: str
    vorm: frozenset[str]  # the names of the URLs that its main part leads to

    @property
    def titel(self) -> str:
        return unescape(re.search(r"<title>(.*?)</title>", self.html, re.DOTALL)[1]).strip()


def find_pages(context: BrowserContext, gang: Gang) -> Iterator[Pagina]:
    """The pages to look at. Two pages of a name differ when what can be done there differs."""
    wachtrij, gezien, gelezen, vormen = deque(["/"]), {"/"}, Counter(), {}
    while wachtrij:
        antwoord = context.request.get(wachtrij.popleft())
        if not antwoord.headers.get("content-type", "").startswith("text/html"):
            continue
        pagina = Inhoud(antwoord.text())
        doelen = dict.fromkeys(urldefrag(urljoin(antwoord.url, link))[0] for link in pagina.links if internal(link))
        naam, vorm = name_of(antwoord.url), shape(antwoord.url, pagina.links + pagina.formulieren)
        eerder = vormen.setdefault(naam, set())
        if vorm not in eerder and len(eerder) < gang.bewaard:
            eerder.add(vorm)
            yield Pagina(naam, antwoord.url, antwoord.text(), shape(antwoord.url, pagina.in_main))
        for doel in doelen:
            soort = name_of(doel)
            if doel in gezien or soort in BESTANDEN or soort.partition(":")[0] in gang.zonder:
                continue
            if gelezen[soort] < gang.gelezen:
                gezien.add(doel)
                gelezen[soort] += 1
                wachtrij.append(doel)


def shape(adres: str, verwijzingen: Iterable[str]) -> frozenset[str]:
    """The names of all URLs that these lead to."""
    return frozenset(name_of(urljoin(adres, doel)) for doel in verwijzingen if internal(doel))


def first_row(database: Path, tabel: str, status: str) -> int:
    """The first row of Polderstad in this state."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as lezen:
        vraag = f"SELECT id FROM {tabel} WHERE status = ? ORDER BY gemeente_id, id"  # noqa: S608 – our own word
        return lezen.execute(vraag, [status]).fetchone()[0]
