"""Finding the pages a person can reach, by the links on them: one of each shape, so that a new page needs no list."""

import sqlite3
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

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


def find_pages(context: BrowserContext, gang: Gang) -> Iterator[tuple[str, str]]:
    """(URL name, address) of the pages to look at. Two pages of a name differ when what can be done there differs."""
    wachtrij, gezien, gelezen, vormen = deque(["/"]), {"/"}, Counter(), {}
    while wachtrij:
        antwoord = context.request.get(wachtrij.popleft())
        if not antwoord.headers.get("content-type", "").startswith("text/html"):
            continue
        adres = urlsplit(antwoord.url).path
        naam, pagina = name_of(adres), Verwijzingen(antwoord.text())
        doelen = dict.fromkeys(urldefrag(urljoin(antwoord.url, link))[0] for link in pagina.links if internal(link))
        acties = {urljoin(antwoord.url, actie) for actie in pagina.formulieren if internal(actie)}
        vorm = frozenset(name_of(doel) for doel in [*doelen, *acties])
        eerder = vormen.setdefault(naam, set())
        if vorm not in eerder and len(eerder) < gang.bewaard:
            eerder.add(vorm)
            yield naam, antwoord.url
        for doel in doelen:
            soort = name_of(doel)
            if doel in gezien or soort in BESTANDEN or soort.partition(":")[0] in gang.zonder:
                continue
            if gelezen[soort] < gang.gelezen:
                gezien.add(doel)
                gelezen[soort] += 1
                wachtrij.append(doel)


def first_row(database: Path, tabel: str, status: str) -> int:
    """The first row of Polderstad in this state."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as lezen:
        vraag = f"SELECT id FROM {tabel} WHERE status = ? ORDER BY gemeente_id, id"  # noqa: S608 – our own word
        return lezen.execute(vraag, [status]).fetchone()[0]
