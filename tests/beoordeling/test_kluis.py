"""What nobody may know before the opening, and who may open."""

import contextlib
import re
import zipfile
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from itertools import product

import pypdfium2 as pdfium
import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection, transaction
from django.urls import get_resolver, reverse

from beoordeling import kluis, registratie, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import (
    Antwoord,
    Bijlage,
    Commissielid,
    Inschrijving,
    Kluisprijs,
    OngeldigeOvergang,
    Opening,
    Prijs,
    Ronde,
)
from beoordeling.overgangen import OVERGANGEN
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests.factories import make_client, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde

GEHEIM = "€ 987.654,32"
NOTATIES = ("987654.32", "98765432", "987.654,32", "987654,32", "987.654", "987654", "987\u00a0654")


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def bestek(gemeente, inkoper):
    return make_gepubliceerd(gemeente, inkoper)


@pytest.fixture
def vast(bestek, inkoper, beoordelaars):
    """A round whose quality is fixed, with two prices in the kluis."""
    make_offerte(bestek, "Alfa", GEHEIM)
    make_offerte(bestek, "Beta", "1.200,50")
    return make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1.250.000,50", "1250000.50"),
        ("€ 1250000", "1250000"),
        ("1250000.50", "1250000.50"),
        ("1.250", "1250"),
        ("1250,5", "1250.5"),
        ("€\u00a01 250,-", "1250"),
        ("0,01", "0.01"),
        ("9.999.999.999,99", "9999999999.99"),
    ],
)
def test_parse_prijs_reads_how_people_write(tekst, bedrag):
    assert kluis.parse_prijs(tekst) == Decimal(bedrag)


UNCLEAR = """
-5 0 1,250 1,250.00 12.34.56 1e5 1_000 NaN Infinity ٣ 10.000.000.000 1,005 vijf 1.25.000 +5 99999999999999999999999999
"""


@pytest.mark.parametrize("tekst", ["", *UNCLEAR.split()])
def test_parse_prijs_refuses_what_is_no_clear_amount(tekst):
    with pytest.raises(kluis.OngeldigPrijsbedrag):
        kluis.parse_prijs(tekst)


def test_seal_is_opaque_and_of_one_length(bestek):
    inschrijving = make_offerte(bestek).inschrijvingen.get()
    klein, groot, nogmaals = (kluis.seal(Decimal(b), inschrijving) for b in ("0.01", "9999999999.99", "0.01"))
    assert len(klein) == len(groot)
    assert klein != nogmaals
    assert kluis.unseal(groot, inschrijving) == Decimal("9999999999.99")


def test_unseal_refuses_a_moved_or_changed_seal(bestek):
    eigen, ander = (make_offerte(bestek).inschrijvingen.get() for _ in range(2))
    verzegeld = kluis.seal(Decimal("1000"), eigen)
    with pytest.raises(InvalidTag):
        kluis.unseal(verzegeld, ander)
    for plaats in range(len(verzegeld)):
        veranderd = bytearray(verzegeld)
        veranderd[plaats] ^= 1
        with pytest.raises(InvalidTag):
            kluis.unseal(bytes(veranderd), eigen)


def test_store_prijs_keeps_each_version_and_asks_a_reason_without_amount(bestek, inkoper):
    inschrijving = make_offerte(bestek, prijs="1000").inschrijvingen.get()
    for reden in ("", "Het was 12.345,00", "Was 5 euro te laag", "€ 5 meer"):
        with pytest.raises(OngeldigeOvergang):
            kluis.store_prijs(inschrijving, Decimal(2000), inkoper, reden)
    kluis.store_prijs(inschrijving, Decimal(2000), inkoper, "Typefout, ontdekt op 3 november 2026")
    assert [p.nummer for p in inschrijving.kluisprijzen.all()] == [1, 2]


def test_store_prijs_is_refused_to_who_scores(bestek, inkoper, beoordelaars):
    inschrijving = make_offerte(bestek).inschrijvingen.get()
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    with pytest.raises(OngeldigeOvergang, match="beoordeelt"):
        kluis.store_prijs(inschrijving, Decimal(1000), beoordelaars[0])
    assert not inschrijving.kluisprijzen.exists()
    waarnemer = make_gebruiker(ronde.gemeente, Rol.BEOORDELAAR)
    verloop.add_lid(ronde, waarnemer, inkoper, Commissierol.WAARNEMER)
    assert kluis.store_prijs(inschrijving, Decimal(1000), waarnemer)


def test_add_lid_is_refused_to_who_registered_a_price(bestek, inkoper):
    make_offerte(bestek, prijs="1000", wie=inkoper)
    ronde = verloop.create_ronde(bestek, inkoper)
    with pytest.raises(OngeldigeOvergang, match="prijs geregistreerd"):
        verloop.add_lid(ronde, inkoper, inkoper)
    assert verloop.add_lid(ronde, inkoper, inkoper, Commissierol.WAARNEMER)


def test_opening_is_refused_before_the_quality_is_fixed(bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)
    with pytest.raises(OngeldigeOvergang, match="kwaliteit is vastgesteld"):
        kluis.request_opening(ronde, inkoper)
    with pytest.raises(OngeldigeOvergang, match="kwaliteit is vastgesteld"):
        kluis.open_prijzen(ronde, make_gebruiker(ronde.gemeente, Rol.LEZER))


def test_opening_is_refused_while_a_price_is_missing(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa", "1000")
    make_offerte(bestek, "Beta")
    make_offerte(bestek, "Gamma", geldig=False)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    with pytest.raises(OngeldigeOvergang, match=r"van: Beta \(Perceel 1\)\.$"):
        kluis.request_opening(ronde, inkoper)


def test_opening_needs_two_people_who_do_not_score(vast, inkoper, beoordelaars):
    gemeente = vast.gemeente
    with pytest.raises(OngeldigeOvergang, match="beoordeelt"):
        kluis.request_opening(vast, beoordelaars[0])
    with pytest.raises(OngeldigeOvergang, match="inkoper vraagt"):
        kluis.request_opening(vast, make_gebruiker(gemeente, Rol.LEZER))
    with pytest.raises(OngeldigeOvergang, match="geen geldige aanvraag"):
        kluis.open_prijzen(vast, make_gebruiker(gemeente, Rol.LEZER))
    kluis.request_opening(vast, inkoper)
    for wie in (inkoper, beoordelaars[1], make_gebruiker(gemeente, Rol.BEHEERDER), make_gebruiker()):
        with pytest.raises(OngeldigeOvergang):
            kluis.open_prijzen(vast, wie)
    assert not Prijs.objects.exists()
    kluis.open_prijzen(vast, make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER))
    assert sorted(Prijs.objects.values_list("bedrag", flat=True)) == [Decimal("1200.50"), Decimal("987654.32")]
    vast.refresh_from_db()
    assert vast.status == Rondestatus.PRIJZEN_GEOPEND


def test_opening_request_expires_after_an_hour(vast, inkoper):
    lezer, toen = make_gebruiker(vast.gemeente, Rol.LEZER), klok.now()
    with klok.fixed(toen):
        kluis.request_opening(vast, inkoper)
    with klok.fixed(toen + timedelta(minutes=61)), pytest.raises(OngeldigeOvergang, match="geen geldige aanvraag"):
        kluis.open_prijzen(vast, lezer)
    with klok.fixed(toen + timedelta(minutes=62)):
        kluis.request_opening(vast, inkoper)
    with klok.fixed(toen + timedelta(minutes=122)):
        assert kluis.open_prijzen(vast, lezer).tweede == lezer


def test_opening_happens_once(vast, inkoper):
    kluis.request_opening(vast, inkoper)
    with pytest.raises(OngeldigeOvergang, match="al aangevraagd"):
        kluis.request_opening(vast, inkoper)
    verouderd = Ronde.objects.get(pk=vast.pk)  # a second window that still shows the old state
    kluis.open_prijzen(vast, make_gebruiker(vast.gemeente, Rol.LEZER))
    with pytest.raises(OngeldigeOvergang):
        kluis.open_prijzen(verouderd, make_gebruiker(vast.gemeente, Rol.LEZER))
    assert Gebeurtenis.objects.filter(soort="ronde.prijzen_geopend").count() == 1
    assert Prijs.objects.count() == 2
    assert Opening.objects.count() == 1


def test_kluis_stays_shut_after_a_round_withdrawn_once_prices_were_open(vast, inkoper):
    kluis.request_opening(vast, inkoper)
    kluis.open_prijzen(vast, make_gebruiker(vast.gemeente, Rol.LEZER))
    vast.refresh_from_db()
    vast.withdraw(inkoper, "Klacht gegrond")
    inschrijving = Inschrijving.objects.order_by("pk").first()
    with pytest.raises(OngeldigeOvergang, match="al geopend"):
        kluis.store_prijs(inschrijving, Decimal(1), inkoper, "Lager dan de rest")
    assert inschrijving.kluisprijzen.count() == 1


def test_opening_with_a_moved_seal_opens_nothing(vast, inkoper):
    kluis.request_opening(vast, inkoper)
    alfa, beta = Inschrijving.objects.order_by("pk")
    bytes_ = alfa.kluisprijzen.get().verzegeld
    beta.kluisprijzen.create(
        gemeente=vast.gemeente, nummer=2, verzegeld=bytes_, reden="Verplaatst", geregistreerd_door=inkoper
    )
    with pytest.raises(InvalidTag), transaction.atomic():
        kluis.open_prijzen(vast, make_gebruiker(vast.gemeente, Rol.LEZER))
    vast.refresh_from_db()
    assert vast.status == Rondestatus.KWALITEIT_VASTGESTELD
    assert not Prijs.objects.exists()


def test_store_prijs_is_refused_after_the_opening(bestek, inkoper, beoordelaars):
    inschrijving = make_offerte(bestek, prijs="1000").inschrijvingen.get()
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    with pytest.raises(OngeldigeOvergang, match="al geopend"):
        kluis.store_prijs(inschrijving, Decimal(900), inkoper, "Lager")


# ── secrecy ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def dump_tables() -> str:
    """Every row of every table as text, bytes as they are."""
    regels = []
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{tabel}"')  # noqa: S608
            for rij in cursor.fetchall():
                velden = (bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else str(v) for v in rij)
                regels.append(f"{tabel}: {' | '.join(velden)}")
    return "\n".join(regels)


def pages(gemeente, wie) -> dict[str, str]:
    """All pages around offers and rounds that this person can open, by address."""
    client, gevonden = make_client(wie), {}
    for adres in addresses(gemeente):
        antwoord = client.get(adres)
        inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
        assert antwoord.status_code < 500, adres
        gevonden[adres] = pdf_text(inhoud) if inhoud.startswith(b"%PDF") else normalise(unpacked(inhoud).decode())
    return gevonden


def unpacked(inhoud: bytes) -> bytes:
    """What stands inside a workbook; anything else as it is."""
    if not inhoud.startswith(b"PK"):
        return inhoud
    with zipfile.ZipFile(BytesIO(inhoud)) as bestand:
        return b"\n".join(bestand.read(naam) for naam in bestand.namelist())


def addresses(gemeente) -> list[str]:
    resolver = next(r for r in get_resolver().url_patterns if getattr(r, "namespace", None) == "beoordeling")
    gevonden = []
    for patroon in resolver.url_patterns:
        extra = set(patroon.pattern.converters) - {"pk"}
        keuzes = {"stap": OVERGANGEN, "antwoord": Antwoord.objects.values_list("pk", flat=True)}
        for pk in objects_for(str(patroon.pattern)):
            eigen = {"gemeente": gemeente.slug} | ({"pk": pk} if pk else {})
            for waarden in product(*(keuzes[naam] for naam in extra)):
                argumenten = eigen | dict(zip(extra, waarden, strict=True))
                gevonden.append(reverse(f"beoordeling:{patroon.name}", kwargs=argumenten))
    return gevonden


def pdf_text(inhoud: bytes) -> str:
    with contextlib.closing(pdfium.PdfDocument(inhoud)) as bestand:
        return "\n".join(pagina.get_textpage().get_text_range() for pagina in bestand)


def normalise(pagina: str) -> str:
    """Without what differs at every request."""
    return re.sub(r'(csrfmiddlewaretoken" value="|x-csrftoken": ")[A-Za-z0-9]+', "", pagina)


def objects_for(route: str) -> list[int | None]:
    soorten = {"bestek": "offertes__bestek", "inschrijving": "pk", "offerte": "offerte", "antwoord": "antwoord"}
    soort = route.split("/")[0]
    if "<int:pk>" not in route:
        return [None]
    if soort == "bestek":
        return sorted(set(Inschrijving.objects.values_list("offerte__bestek", flat=True)))
    if soort == "bijlage":
        return list(Bijlage.objects.values_list("pk", flat=True))
    if soort == "commissielid":
        return list(Commissielid.objects.values_list("pk", flat=True))
    if soort == "inschrijver":
        return list(Inschrijving.objects.values_list("offerte__inschrijver", flat=True))
    if soort in soorten:
        pad = {"antwoord": "offerte__antwoorden"}.get(soort, soorten[soort])
        return list(Inschrijving.objects.values_list(pad, flat=True))
    return list(Ronde.objects.values_list("pk", flat=True))


@pytest.fixture
def mensen(gemeente, inkoper, beoordelaars):
    anderen = [make_gebruiker(gemeente, rol) for rol in (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.LEZER)]
    return [inkoper, *beoordelaars, *anderen]


@pytest.mark.parametrize("status", [Rondestatus.INDIVIDUEEL, Rondestatus.KWALITEIT_VASTGESTELD])
def test_price_is_nowhere_before_the_opening(gemeente, bestek, inkoper, beoordelaars, mensen, status):
    offerte = make_offerte(bestek, "Alfa", antwoord="Wij werken met een portfolio.")
    make_offerte(bestek, "Beta", "1.200,50")
    adres = reverse("beoordeling:prijs", args=[gemeente.slug, offerte.inschrijvingen.get().pk])
    client = make_client(inkoper)
    mislukt = client.post(adres, {"bedrag": GEHEIM, "nogmaals": "987.654,33"})
    gelukt = client.post(adres, {"bedrag": GEHEIM, "nogmaals": "987654.32"}, follow=True)
    assert offerte.inschrijvingen.get().kluisprijzen.count() == 1
    make_ronde(bestek, inkoper, beoordelaars, status)

    teksten = {"dump": dump_tables(), "mislukt": mislukt.content.decode(), "gelukt": gelukt.content.decode()}
    for wie in mensen:
        teksten |= {f"{wie} {adres}": inhoud for adres, inhoud in pages(gemeente, wie).items()}

    assert len(teksten) > 60
    for plaats, tekst in teksten.items():
        assert not [notatie for notatie in NOTATIES if notatie in tekst], plaats


def test_dump_would_find_a_plain_price(bestek, inkoper, beoordelaars):
    make_offerte(bestek, "Alfa", GEHEIM)
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    assert "987654.32" in dump_tables() or "987654.3" in dump_tables()


def test_swapped_prices_give_the_same_pages(gemeente, bestek, inkoper, beoordelaars, mensen):
    offertes = [make_offerte(bestek, naam).inschrijvingen.get() for naam in ("Alfa", "Beta")]
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    registrar, gezien, toen = make_gebruiker(gemeente, Rol.INKOPER), [], klok.now()
    for bedragen in (("1", "9999999999.99"), ("9999999999.99", "1")):
        with transaction.atomic(), klok.fixed(toen):
            for inschrijving, bedrag in zip(offertes, bedragen, strict=True):
                kluis.store_prijs(inschrijving, Decimal(bedrag), registrar)
            kluis.request_opening(ronde, inkoper)
            gezien.append({(wie.pk, a): p for wie in mensen for a, p in pages(gemeente, wie).items()})
            transaction.set_rollback(True)
    assert gezien[0].keys() == gezien[1].keys()
    assert [plaats for plaats in gezien[0] if gezien[0][plaats] != gezien[1][plaats]] == []


def test_registering_records_no_amount_in_events(bestek, inkoper):
    offerte = make_offerte(bestek, "Alfa", GEHEIM)
    kluis.store_prijs(offerte.inschrijvingen.get(), Decimal("987654.32"), inkoper, "Opnieuw gelezen")
    for gebeurtenis in Gebeurtenis.objects.filter(soort="kluis.prijs"):
        assert not re.search(r"\d", gebeurtenis.tekst)
        assert gebeurtenis.gegevens == {}
    assert Kluisprijs.objects.count() == 2
    assert registratie.registration_open(bestek)
