"""Before consensus nobody learns anything of another's scores: not from any page, nor from what is missing on it."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection, transaction
from django.urls import get_resolver, reverse

from beoordeling import oefenen, taken, verloop
from beoordeling.bevindingen import Bevindingen, Merk, save_all
from beoordeling.enums import Rondestatus
from beoordeling.models import (
    Antwoord,
    Bijlage,
    Commissielid,
    Gunning,
    Gunningsbrief,
    Herstelverzoek,
    Inschrijver,
    Inschrijving,
    Oefenantwoord,
    Offerte,
    Passage,
    Prijs,
    Prijsonderzoek,
    Ronde,
    Score,
)
from beoordeling.overgangen import OVERGANGEN
from bestek.models import Bestek
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import make_client, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde

TOEN = datetime(2026, 11, 20, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
KANARIE = "kwikstaart-zeven-negen"
WERELDEN = {
    "laag": {"cijfer": Decimal(0), "onthouden": False, "motivatie": "Vaag.", "sterk": "", "zwak": "Alles."},
    "hoog": {"cijfer": Decimal(10), "onthouden": False, "motivatie": KANARIE, "sterk": KANARIE, "zwak": KANARIE},
    "onthouden": {"cijfer": None, "onthouden": True, "motivatie": "Ik ken hen.", "sterk": "", "zwak": ""},
}
# what the first part of an address below /beoordelingen/ is about
SOORTEN = {
    "bestek": Bestek,
    "offerte": Offerte,
    "inschrijver": Inschrijver,
    "inschrijving": Inschrijving,
    "antwoord": Antwoord,
    "bijlage": Bijlage,
    "ronde": Ronde,
    "commissielid": Commissielid,
    "oefenantwoord": Oefenantwoord,
    "prijs": Prijs,
    "prijsonderzoek": Prijsonderzoek,
    "gunning": Gunning,
    "gunningsbrief": Gunningsbrief,
    "herstel": Herstelverzoek,
}
VARIABEL = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|x-csrftoken": "[^"]*"|om \d\d:\d\d')


class Wereld:
    """A round in which everybody scores alone: Bram (whose scores differ), Anna, and Cees in the chair."""

    def __init__(self, gemeente):
        self.mensen = {
            "inkoper": make_gebruiker(gemeente, Rol.INKOPER, naam="Inge"),
            "anna": make_gebruiker(gemeente, Rol.BEOORDELAAR, naam="Anna"),
            "cees": make_gebruiker(gemeente, Rol.BEOORDELAAR, naam="Cees"),
            "lezer": make_gebruiker(gemeente, Rol.LEZER, naam="Lea"),
            "beheerder": make_gebruiker(gemeente, Rol.BEHEERDER, naam="Ben"),
            "beleid": make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, naam="Bea"),
            "buitenstaander": make_gebruiker(gemeente, Rol.BEOORDELAAR, naam="Otto"),
        }
        self.bram = make_gebruiker(gemeente, Rol.BEOORDELAAR, naam="Bram")
        inkoper, anna, cees = (self.mensen[naam] for naam in ("inkoper", "anna", "cees"))
        bestek = make_gepubliceerd(gemeente, inkoper, vragen=1)
        for naam in ("Alfa", "Beta"):
            make_offerte(bestek, naam, "1.000,00")
        self.ronde = make_ronde(bestek, inkoper, [cees, anna, self.bram], Rondestatus.INDIVIDUEEL)
        self.oefenantwoord = oefenen.add_oefenantwoord(
            self.ronde, taken.asked_vragen(self.ronde).get(), "Verzonnen.", inkoper
        )
        self.score("anna", cijfer=Decimal(7), motivatie="Concreet.", klaar=True)
        self.clients = {naam: make_client(gebruiker) for naam, gebruiker in self.mensen.items()}
        self.clients["bram"] = make_client(self.bram)

    def score(self, naam: str, klaar: bool, **velden):
        wie = self.bram if naam == "bram" else self.mensen[naam]
        lid = Commissielid.objects.get(ronde=self.ronde, gebruiker=wie)
        gevonden = self.findings(velden["motivatie"])
        for antwoord in taken.assigned_antwoorden(lid):
            standaard = {"onthouden": False, "sterk": "", "zwak": "", "notities": velden["motivatie"], "klaar": klaar}
            score = save_all(lid, antwoord, 0, gevonden, **standaard | velden)
            Passage.objects.filter(score=score).update(opmerking=velden["motivatie"])
        oefencijfer = velden["cijfer"] if velden["cijfer"] is not None else Decimal(4)
        oefenen.save_oefenscore(lid, self.oefenantwoord, 0, oefencijfer, velden["motivatie"])

    def findings(self, tekst: str) -> Bevindingen:
        """In each world others: with the canary three passages, and else none."""
        sleutel = self.ronde.vaststelling.structuur.vragen[0].criteria[0].sleutel
        if tekst != KANARIE:
            return Bevindingen(oordelen={sleutel: ("aangetoond", "")})
        merken = (Merk("elke", criterium=sleutel), Merk("week", "toezegging"), Merk("Wij doen", "notitie"))
        return Bevindingen(oordelen={sleutel: ("niet_aangetoond", tekst)}, nieuw=merken)

    def start_consensus(self):
        self.score("cees", klaar=True, cijfer=Decimal(4), motivatie="Matig.")
        verloop.start_consensus(self.ronde, self.mensen["inkoper"])


@pytest.fixture
def wereld(gemeente):
    with klok.fixed(TOEN):
        yield Wereld(gemeente)


def addresses() -> Iterator[str]:
    """Every address of the app, filled in with every row that exists; a new kind of address fails here."""
    yield reverse("portaal:start", args=["polderstad"])
    yield f"{reverse('portaal:zoeken', args=['polderstad'])}?q={KANARIE.partition('-')[0]}"
    yield f"{reverse('beoordeling:lijst', args=['polderstad'])}?sorteer=-cijfer&o=-scores__cijfer&q=kwikstaart"
    for bestek in ids(Bestek):
        yield reverse("bestek:geschiedenis", args=["polderstad", bestek])
    beoordeling = next(p for p in get_resolver().url_patterns if getattr(p, "app_name", "") == "beoordeling")
    for patroon in beoordeling.url_patterns:
        route = str(patroon.pattern)
        namen = re.findall(r"<\w+:(\w+)>", route)
        waarden = {"antwoord": ids(Antwoord), "stap": list(OVERGANGEN)}
        if "pk" in namen:
            waarden["pk"] = ids(SOORTEN[route.partition("/")[0]])
        for keuze in product(*(waarden[naam] for naam in namen)):
            args = {"gemeente": "polderstad"} | dict(zip(namen, keuze, strict=True))
            yield reverse(f"beoordeling:{patroon.name}", kwargs=args)


def ids(model) -> list[int]:
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


class Teller:
    """Counts the queries of a page: their number tells as much as its words."""

    aantal = 0

    def __call__(self, execute, *vraag):
        self.aantal += 1
        return execute(*vraag)


def crawl(wereld: Wereld, *namen: str) -> dict[tuple[str, str], bytes]:
    """What each of these people gets at every address, without what differs at each request."""
    gezien = {}
    for naam, adres in product(namen or wereld.mensen, addresses()):
        gesteld = Teller()
        with connection.execute_wrapper(gesteld):
            antwoord = wereld.clients[naam].get(adres)
        assert antwoord.status_code in (200, 302, 403, 404, 405), (naam, adres, antwoord.status_code)
        inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
        om = [antwoord.headers.get(kop, "") for kop in ("Location", "ETag", "Last-Modified", "Content-Length")]
        kop = f"{antwoord.status_code} {om} {gesteld.aantal} vragen"
        gezien[naam, adres] = VARIABEL.sub("", f"{kop} {inhoud.decode(errors='replace')}")
    return gezien


def in_world(wereld: Wereld, klaar: bool = True, namen: tuple[str, ...] = (), **velden):
    """Crawl with these scores of Bram, and undo them."""
    with transaction.atomic():
        if velden:
            wereld.score("bram", klaar, **velden)
        gezien = crawl(wereld, *namen)
        transaction.set_rollback(True)
    return gezien


def differences(een: dict, ander: dict) -> list:
    return [sleutel for sleutel in een if een[sleutel] != ander[sleutel]]


def test_pages_are_the_same_whatever_another_scored(wereld):
    laag, hoog, onthouden = (in_world(wereld, **WERELDEN[naam]) for naam in ("laag", "hoog", "onthouden"))
    for ander in (hoog, onthouden):
        assert not differences(laag, ander)
        assert not [sleutel for sleutel, inhoud in ander.items() if KANARIE in inhoud]
    assert not [bericht for bericht in mail.outbox if KANARIE in f"{bericht.subject} {bericht.body}"]


def test_only_inkoper_and_chair_learn_that_another_is_ready(wereld):
    namen = ("anna", "lezer", "beheerder", "beleid", "buitenstaander")
    niets, klaar = in_world(wereld, namen=namen), in_world(wereld, namen=namen, **WERELDEN["hoog"])
    assert not differences(niets, klaar)
    bij_inkoper = differences(
        in_world(wereld, namen=("inkoper", "cees")), in_world(wereld, namen=("inkoper", "cees"), **WERELDEN["hoog"])
    )
    overzicht = reverse("beoordeling:ronde", args=["polderstad", wereld.ronde.pk])
    assert {adres for _, adres in bij_inkoper} <= {
        overzicht,
        reverse("beoordeling:voortgang", args=["polderstad", wereld.ronde.pk]),
        reverse("beoordeling:overgang", args=["polderstad", wereld.ronde.pk, "consensus"]),
        reverse("portaal:start", args=["polderstad"]),
        reverse("beoordeling:oefenen", args=["polderstad", wereld.ronde.pk]),
    }
    assert ("inkoper", overzicht) in bij_inkoper and ("cees", overzicht) in bij_inkoper


def test_what_one_wrote_is_on_ones_own_page_and_after_consensus_on_that_of_the_committee(wereld):
    """The control: the canary would be seen."""
    wereld.score("bram", klaar=True, **WERELDEN["hoog"])
    assert any(KANARIE in inhoud for inhoud in crawl(wereld, "bram").values())
    wereld.start_consensus()
    zien = {naam for (naam, _), inhoud in crawl(wereld).items() if KANARIE in inhoud}
    assert zien == {"inkoper", "anna", "cees"}


def test_what_one_saves_tells_nothing_of_another(wereld):
    """Also a reply to saving, and a refusal, is the same."""
    antwoord = Antwoord.objects.first()
    adres = reverse("beoordeling:score", args=["polderstad", wereld.ronde.pk, antwoord.pk])
    merk = '{"begin": 0, "citaat": "Wij", "doel": "toezegging"}'
    velden = {"versie": 1, "oordeel": "4", "motivatie": f"Ander oordeel: {KANARIE}.", "nieuw": merk}
    antwoorden = []
    for naam in ("laag", "hoog"):
        with transaction.atomic():
            wereld.score("bram", True, **WERELDEN[naam])
            for versie in (1, 1, 7):
                post = {**velden, "versie": versie}
                antwoorden.append(wereld.clients["anna"].post(adres, post, HTTP_X_REQUESTED_WITH="XMLHttpRequest"))
            transaction.set_rollback(True)
    inhoud = [re.sub(r"\b(weg-|passage-|opmerking-)\d+|weg=.{2}\d+", "", _plain(a)) for a in antwoorden]
    assert inhoud[:3] == inhoud[3:]
    assert [a.status_code for a in antwoorden[:3]] == [200, 409, 409]
    assert not Score.objects.filter(motivatie__startswith="Ander oordeel").exists()


def _plain(antwoord) -> str:
    return VARIABEL.sub("", antwoord.content.decode())
