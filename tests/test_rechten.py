"""Every URL × every role × the other gemeente, from the URL resolver itself: a URL that nobody listed here fails.

The rows are those of the demo, so that every page has something to show and something to leak.
"""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django_scopes import scope, scopes_disabled

from beoordeling import models as beoordeling
from beoordeling.enums import Rondestatus
from bestek import models as bestek
from bestek.enums import Bestekstatus
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.models import Bibliotheekitem, Inleesvoorstel, Thema
from tests.factories import make_client

pytestmark = pytest.mark.django_db

# URLs outside any gemeente: what they show belongs to nobody, or to oneself
ALGEMEEN = {
    "start", "inloggen", "uitloggen", "profiel", "toegankelijkheid", "gezond", "bestekschema", "wachtwoord_vergeten",
    "wachtwoord_verzonden", "wachtwoord_nieuw", "wachtwoord_klaar", "wachtwoord_wijzigen",
}  # fmt: skip
# read by any member: the letters are the same for every gemeente
ZONDER_RIJ = {"kwaliteit", "portaal", "gemeenten"}
# but these are rows of one gemeente, or shared by another
VAN_DE_BIBLIOTHEEK = {
    "kwaliteit:item", "kwaliteit:item_bewerken", "kwaliteit:item_delen", "kwaliteit:item_vervallen",
    "kwaliteit:item_terugzetten", "kwaliteit:item_origineel", "kwaliteit:gedeeld_item", "kwaliteit:overnemen",
}  # fmt: skip


# what Duinwijk shares with all
VAN_EEN_ANDER = {"bestek:gedeeld_bestek", "bestek:nieuw_uit_gedeeld"}


def patterns(resolver: URLResolver | None = None, ruimte: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Full names and patterns of all URLs."""
    for deel in (resolver or get_resolver()).url_patterns:
        if isinstance(deel, URLResolver):
            yield from patterns(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte)
        else:
            yield f"{ruimte}{deel.name}", deel


NAMEN = sorted({naam for naam, _ in patterns()})
VAN_GEMEENTE = [naam for naam in NAMEN if naam not in ALGEMEEN]
# documents take seconds to make: one person who may have them is enough here, and what is in them they test themselves
DOCUMENTEN = {naam for naam in NAMEN if naam.endswith((":pdf", ":verslag", "_pdf", "_word", "_bestand"))}


def arguments(naam: str, gemeente: Gemeente) -> dict:
    """The arguments of a URL, from rows of `gemeente`; a URL whose arguments nobody taught here raises KeyError."""
    gevraagd = {naam_ for _, p in patterns() if _ == naam for naam_ in p.pattern.converters} - {"gemeente"}
    ruimte = naam.partition(":")[0]
    with scope(gemeente=gemeente):
        bron = {"kwaliteit": letters, "bestek": bestek_row, "beoordeling": beoordeling_row}.get(ruimte, members)
        rij = bron(naam, gevraagd)
    return {"gemeente": gemeente.slug} | {sleutel: rij[sleutel] for sleutel in gevraagd}


def letters(naam: str, gevraagd: set[str]) -> dict:
    if naam == "kwaliteit:editie":
        return {"nummer": 2, "code": "2.3"}
    codes = {"kwaliteit:thema": Thema.objects.first().code}
    codes |= dict.fromkeys(("kwaliteit:werkboekvraag", "kwaliteit:werkboek_opnieuw"), "visie-ambitie-b1")
    rij = {"nummer": 4, "code": codes.get(naam, "4.3"), "soort": "eis", "sleutel": library_key(naam)}
    return rij | {"pk": Inleesvoorstel.objects.get().pk}


def library_key(naam: str) -> uuid.UUID:
    """An own item that is shared with nobody, one that was taken over, or one that Duinwijk shares."""
    eigen = Bibliotheekitem.objects.current()
    if naam == "kwaliteit:item_origineel":
        return eigen.get(overgenomen_van__isnull=False).sleutel
    if naam in ("kwaliteit:gedeeld_item", "kwaliteit:overnemen"):
        return eigen.get(overgenomen_van__isnull=False).overgenomen_sleutel
    return eigen.filter(deling="eigen").exclude(soort="criterium").first().sleutel


def members(naam: str, gevraagd: set[str]) -> dict:
    return {"pk": Gebruiker.objects.get(email="roos.hendriks@polderstad.example").pk}


def bestek_row(naam: str, gevraagd: set[str]) -> dict:
    rij = bestek.Bestek.objects.filter(status=Bestekstatus.CONCEPT).order_by("pk").first()
    if naam in ("bestek:item_gebruik", "bestek:kies_item"):
        return {"sleutel": library_key(naam)}
    if naam.startswith("bestek:nieuw_lijst"):
        return {"pk": bestek.Lijstvoorstel.objects.get().pk}
    if naam in VAN_EEN_ANDER:
        with scopes_disabled():
            return {"pk": bestek.Bestek.objects.exclude(deling="eigen").get().pk}
    if naam == "bestek:nieuw_sjabloon":
        return {"code": "een-route"}
    if "inlichting" in naam or "nota" in naam:
        vraag = bestek.Inlichting.objects.filter(stand="concept").first()
        return {"pk": vraag.bestek_id, "nummer": 1 if "nota" in naam else vraag.nummer}
    if naam in ("bestek:akkoord", "bestek:akkoord_stap"):
        akkoord = bestek.Akkoord.objects.order_by("pk").first()
        return {"pk": akkoord.bestek_id, "hoofdstuk": akkoord.hoofdstuk, "akkoord": akkoord.pk}
    if "opmerking" in naam or "voorstel_" in naam:
        opmerking, voorstel = bestek.Opmerking.objects.first(), bestek.Tekstvoorstel.objects.first()
        deel = f"{voorstel.soort}-{voorstel.sleutel}"
        gezegd = {"opmerking": opmerking.pk, "voorstel": voorstel.pk, "deel": deel, "veld": voorstel.veld}
        return {"pk": voorstel.bestek_id, **gezegd}
    if "versie" in naam or "nummer" in gevraagd or "verschil" in naam:
        rij = bestek.Vaststelling.objects.filter(nummer=2).first().bestek
    onderdeel = {"bestek:schaal": rij.schaal_set}.get(naam, rij.bestekvraag_set)
    soort = "eisen"
    if "soort" in gevraagd and "sleutel" in gevraagd:
        onderdeel = rij.eis_set
    if naam == "bestek:beleid_bijwerken":
        onderdeel = rij.paragraaf_set.filter(beleidsantwoord__isnull=False)
    if naam == "bestek:paragraaf_verplaatsen":
        onderdeel = rij.paragraaf_set
    eerste = onderdeel.order_by("pk").first()
    sleutels = {"code": "visie-onderwerpen", "soort": soort, "formaat": "json", "hoofdstuk": "contract"}
    sleutels["merk"] = "0" * 64
    return {"pk": rij.pk, "nummer": 2, "vanaf": 1, **sleutels, "sleutel": eerste.sleutel if eerste else uuid.uuid4()}


def beoordeling_row(naam: str, gevraagd: set[str]) -> dict:
    ronde = beoordeling.Ronde.objects.filter(status=Rondestatus.INDIVIDUEEL).first()
    offerte = beoordeling.Offerte.objects.filter(bestek=ronde.bestek).first()
    antwoord = offerte.antwoorden.first()
    bijlage = beoordeling.Bijlage.objects.first()
    per_naam = {
        "proef": ronde.bestek, "offertes": ronde.bestek, "offerte_nieuw": ronde.bestek, "ronde_nieuw": ronde.bestek,
        "offerte": offerte, "offerte_bewerken": offerte, "antwoorden": offerte, "bijlage_toevoegen": offerte,
        "eisen": offerte, "stand": offerte, "herstel_nieuw": offerte, "terzijde": offerte.inschrijvingen.first(),
        "bewijs": offerte.inschrijvingen.first(),
        "herstel": beoordeling.Herstelverzoek.objects.first() or ronde,
        "inschrijver": offerte.inschrijver, "geldigheid": offerte.inschrijvingen.first(),
        "prijs": offerte.inschrijvingen.first(), "antwoord": antwoord, "bijlage": bijlage,
        "lid_rol": ronde.commissie.first(), "lid_verwijderen": ronde.commissie.first(),
        "belang": ronde.commissie.first(), "deskundigheid": ronde.commissie.first(),
        "vervanging": ronde.commissie.first(), "verklaring_pdf": ronde.commissie.first(),
        "onderzoek_nieuw": beoordeling.Prijs.objects.first() or ronde,
        "onderzoek": beoordeling.Prijsonderzoek.objects.first() or ronde,
        "vergelijking": beoordeling.Ronde.objects.filter(vervangt__isnull=False).first() or ronde,
        "oefenantwoord_bespreken": beoordeling.Oefenantwoord.objects.first() or ronde,
    }  # fmt: skip
    if rij := van_gunning(naam.partition(":")[2]):
        return {"pk": rij.pk, "stap": "intrekken"}
    rij = per_naam.get(naam.partition(":")[2], ronde)
    return {"pk": rij.pk, "antwoord": antwoord.pk, "stap": "intrekken"}


def van_gunning(naam: str):
    """A decision, or a letter of one; None for other pages."""
    if naam in ("gunningen", "gunning_maken") or not naam.startswith(("gunning", "brief", "brieven", "advies", "pv_")):
        return None
    gunning = beoordeling.Gunning.objects.filter(status="verzonden").first()
    return gunning.brieven.first() if naam.partition("_")[0] == "brief" else gunning


def client_of(email: str) -> Client:
    return make_client(Gebruiker.objects.get(email=email))


def people_of(slug: str) -> list[Gebruiker]:
    """The demo's people who are members of this gemeente and of no other."""
    with scopes_disabled():
        leden = Gebruiker.objects.filter(is_demo=True, lidmaatschappen__gemeente__slug=slug)
        return list(leden.exclude(lidmaatschappen__gemeente__in=Gemeente.objects.exclude(slug=slug)).distinct())


@pytest.mark.parametrize("naam", VAN_GEMEENTE)
def test_url_names_the_roles_that_open_it(naam):
    for gevonden, patroon in patterns():
        if gevonden == naam:
            assert "gemeente" in patroon.pattern.converters or "<slug:gemeente>" in str(get_resolver().url_patterns)
            assert getattr(patroon.callback, "rollen", None), f"{naam} has no @member_required"


@pytest.mark.parametrize("naam", VAN_GEMEENTE)
def test_url_of_another_gemeente_is_not_there(demo, naam):
    url = reverse(naam, kwargs=arguments(naam, demo))
    for vreemde in people_of("duinwijk"):
        client = make_client(vreemde)
        assert client.get(url).status_code == 404, (naam, vreemde)
        assert client.post(url, {"versie": 1, "reden": "x", "status": "gepubliceerd"}).status_code == 404, (
            naam,
            vreemde,
        )


MET_RIJ = [n for n in VAN_GEMEENTE if n.partition(":")[0] not in ZONDER_RIJ or n in VAN_DE_BIBLIOTHEEK]


@pytest.mark.parametrize("naam", MET_RIJ)
def test_row_of_another_gemeente_is_not_there_under_ones_own(demo, naam):
    argumenten = arguments(naam, demo)
    if len(argumenten) == 1 or naam == "bestek:nieuw_sjabloon":
        pytest.skip("a page without a row")
    url = reverse(naam, kwargs=argumenten | {"gemeente": "duinwijk"})
    for vreemde in people_of("duinwijk"):
        client = make_client(vreemde)
        for antwoord in (client.get(url), client.post(url, {"versie": 1, "reden": "x"})):
            assert antwoord.status_code in (403, 404, 405), (naam, vreemde, antwoord.status_code)


@pytest.mark.parametrize("naam", VAN_GEMEENTE)
def test_url_refuses_members_without_the_role(demo, naam):
    url = reverse(naam, kwargs=arguments(naam, demo))
    rollen = next(p.callback.rollen for gevonden, p in patterns() if gevonden == naam)
    gemaakt = False
    for lid in people_of("polderstad"):
        if naam in DOCUMENTEN and gemaakt and lid.rollen_in(demo) & rollen:
            continue
        antwoord = make_client(lid).get(url)
        if antwoord.streaming:
            b"".join(antwoord)  # a download holds its file open until it is read
        status = antwoord.status_code
        if lid.rollen_in(demo) & rollen:
            assert status != 500, (naam, lid)
            gemaakt = True
        else:
            assert status == 403, (naam, lid, status)


@pytest.mark.parametrize("naam", VAN_GEMEENTE)
def test_url_asks_a_stranger_to_sign_in(demo, naam):
    antwoord = Client().get(reverse(naam, kwargs=arguments(naam, demo)))
    assert antwoord.status_code == 302 and "/inloggen/" in antwoord.url, naam


def test_nothing_of_polderstad_shows_in_duinwijk(demo):
    """Names and texts of the first gemeente are on no page that the second can reach without knowing a number."""
    with scope(gemeente=demo):
        geheim = list(bestek.Bestek.objects.values_list("titel", "kenmerk"))
        namen = list(beoordeling.Inschrijver.objects.values_list("naam", flat=True))
    with scopes_disabled():
        eigen = set(bestek.Bestek.objects.exclude(gemeente=demo).values_list("titel", flat=True))
        eigen |= set(beoordeling.Inschrijver.objects.exclude(gemeente=demo).values_list("naam", flat=True))
    woorden = {kenmerk for _, kenmerk in geheim} | ({titel for titel, _ in geheim} | set(namen)) - eigen
    duinwijk = Gemeente.objects.get(slug="duinwijk")
    for lid in people_of("duinwijk"):
        client = make_client(lid)
        for naam in sorted(set(VAN_GEMEENTE) - DOCUMENTEN):
            patroon = next(p for gevonden, p in patterns() if gevonden == naam)
            if set(patroon.pattern.converters) <= {"gemeente"}:
                tekst = client.get(reverse(naam, kwargs={"gemeente": duinwijk.slug})).content.decode(errors="replace")
                assert not [woord for woord in woorden if woord in tekst], (naam, lid)


def test_roles_of_the_design_are_all_in_the_demo(demo):
    assert {rol for lid in people_of("polderstad") for rol in lid.rollen_in(demo)} == set(Rol)
