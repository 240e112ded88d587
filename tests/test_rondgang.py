"""A walk along every link of the portal, as each role: no failure, no page that is not there, no dead end."""

from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import resolve

from bestek.views.soorten import SOORTEN
from gemeenten.models import Gebruiker
from tests.factories import make_client
from tests.test_rechten import DOCUMENTEN, VAN_DE_BIBLIOTHEEK, VAN_GEMEENTE

pytestmark = pytest.mark.django_db

# of pages that differ only in their row this many are visited as each role; all of those whose buttons depend on the
# state of their row
PER_PATROON = 4
RUIM = dict.fromkeys(("bestek:bestek", "beoordeling:offertes", "beoordeling:offerte", "beoordeling:ronde"), 40)
RUIM |= {"bestek:inlichtingen": 40, "bestek:inlichting": 20}  # each step stands at a question in its own state
RUIM["kwaliteit:item"] = 12  # what lapsed comes last
# the lists of the composer share one URL, and each kind leads elsewhere: one of each kind
PER_SOORT = "bestek:onderdelen"
RUIM |= {f"{PER_SOORT}:{soort}": 1 for soort in SOORTEN}
# the letters are the same for everybody, and what a role adds to them stands on each: after the first two people, of
# whom one may put a question in a bestek and one may not, two of a kind
LETTERS = {naam: 2 for naam in VAN_GEMEENTE if naam.startswith("kwaliteit:") and naam not in VAN_DE_BIBLIOTHEEK}
# reached only from a state that the demo does not show
BUITEN_DE_DEMO = {
    "gemeenten:lid_uitnodigen",  # an invited member who never signed in
    "bestek:opnieuw",  # once something was taken back
    "bestek:wijziging_annuleren",  # while a wijziging is open
    "bestek:bladzijde",  # a picture, once the pages were made
}
PERSONEN = (
    "wil.terpstra@polderstad.example",
    "sanne.de.vries@polderstad.example",
    "mark.bakker@polderstad.example",
    "ineke.van.dam@polderstad.example",
    "roos.hendriks@polderstad.example",
    "peter.scholten@polderstad.example",
    "fatima.el.idrissi@polderstad.example",
    "joost.kramer@duinwijk.example",
    "karin.blom@polder-en-duin.example",
)


class Verwijzingen(HTMLParser):
    """The addresses on a page that a person can go to, and the addresses of its forms."""

    def __init__(self, pagina: str):
        super().__init__()
        self.links: list[str] = []
        self.formulieren: list[str] = []
        self.stijlen: list[str] = []
        self.ankers: set[str] = set()
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = dict(attrs)
        if "id" in waarden:
            self.ankers.add(waarden["id"] or "")
        if tag == "a" and waarden.get("href"):
            self.links.append(waarden["href"] or "")
        if tag == "form":
            self.formulieren.append(waarden.get("action") or "")
        if tag in ("button", "input") and waarden.get("formaction"):
            self.formulieren.append(waarden["formaction"] or "")
        self.formulieren += [
            waarde
            for naam, waarde in attrs
            if naam.startswith("data-") and naam.endswith("-url") and waarde not in (None, "", "true", "false")
        ]
        if tag == "link" and waarden.get("href"):
            self.stijlen.append(waarden["href"] or "")


def internal(adres: str) -> bool:
    delen = urlsplit(adres)
    return not delen.scheme and not delen.netloc and not delen.path.startswith("/static/")


@dataclass
class Wandeling:
    """What one person met: faults as sentences, and the names of all URLs that links, forms and styles lead to."""

    fouten: list[str] = field(default_factory=list)
    namen: set[str] = field(default_factory=set)
    bezocht: int = 0


def walk(email: str, gemaakt: set[str], ruim: dict[str, int] = RUIM) -> Wandeling:
    """`gemaakt` are the documents that an earlier walk asked for: they take seconds, so each kind is made once."""
    client = make_client(Gebruiker.objects.get(email=email))
    gang, wachtrij, gezien, per_patroon = Wandeling(), deque([("/", "start")]), {"/"}, Counter()
    while wachtrij:
        adres, vandaan = wachtrij.popleft()
        antwoord = client.get(adres, follow=True)
        gang.bezocht += 1
        if antwoord.status_code != 200:
            gang.fouten.append(f"{antwoord.status_code} {adres} (op {vandaan})")
        if antwoord.status_code != 200 or not antwoord.headers.get("Content-Type", "").startswith("text/html"):
            if antwoord.streaming:
                b"".join(antwoord)  # a download holds its file open until it is read
            continue
        basis = antwoord.redirect_chain[-1][0] if antwoord.redirect_chain else adres
        gang.namen.update(name_of(stap) for stap, _ in antwoord.redirect_chain)
        pagina = Verwijzingen(antwoord.content.decode())
        gang.fouten += broken_anchors(pagina, basis)
        for doel in {urldefrag(urljoin(basis, v))[0] for v in pagina.formulieren + pagina.stijlen if internal(v)}:
            gang.namen.add(name_of(doel))
        for doel in dict.fromkeys(urldefrag(urljoin(basis, v))[0] for v in pagina.links if internal(v)):
            naam = name_of(doel)
            gang.namen.add(naam)
            if doel in gezien or naam in gemaakt:
                continue
            if naam in DOCUMENTEN:
                gemaakt.add(naam)
            patroon = f"{naam}:{resolve(urlsplit(doel).path).kwargs['soort']}" if naam == PER_SOORT else naam
            if per_patroon[patroon] < ruim.get(patroon, PER_PATROON):
                gezien.add(doel)
                per_patroon[patroon] += 1
                wachtrij.append((doel, basis))
    return gang


def name_of(adres: str) -> str:
    """The name of the URL; an address that leads nowhere raises Resolver404."""
    return _name_of_path(urlsplit(adres).path)


@cache
def _name_of_path(pad: str) -> str:
    return resolve(pad).view_name


def broken_anchors(pagina: Verwijzingen, basis: str) -> list[str]:
    """Links within the page to a place that is not on it."""
    ankers = {v[1:] for v in pagina.links if v.startswith("#") and len(v) > 1}
    return [f"#{anker} ontbreekt op {basis}" for anker in sorted(ankers - pagina.ankers)]


@pytest.fixture(scope="module")
def wandelingen(demo) -> dict[str, Wandeling]:
    gemaakt: set[str] = set()
    return {email: walk(email, gemaakt, RUIM | (LETTERS if n > 1 else {})) for n, email in enumerate(PERSONEN)}


@pytest.mark.parametrize("email", PERSONEN)
def test_every_link_leads_somewhere(wandelingen, email):
    assert wandelingen[email].fouten == []
    assert wandelingen[email].bezocht > 10, "the walk went nowhere"


def test_every_page_is_reached_by_links(wandelingen):
    """What no link or form reaches does not exist for a user; together the roles must reach all."""
    bereikt = set().union(*(gang.namen for gang in wandelingen.values()))
    assert sorted(set(VAN_GEMEENTE) - bereikt - BUITEN_DE_DEMO) == []
