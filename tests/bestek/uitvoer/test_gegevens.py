"""JSON and open data against their schemas, with a validator; and that the schema says all and no more."""

import copy
import json
from dataclasses import fields
from datetime import UTC, date, datetime

import jsonschema
import pytest
from django.urls import reverse

from bestek import jsonvorm, samenstelling, structuur, verloop
from bestek.models import Bestek
from bestek.uitvoer import gegevens, ocds, publicatie
from bestek.uitvoer.uitgave import Uitgave
from gemeenten.enums import Rol
from tests import factories
from tests.bestek.uitvoer import ocdsvorm

WETTIG = jsonschema.Draft202012Validator(json.loads(gegevens.schema()), format_checker=jsonschema.FormatChecker())


# --- JSON


def test_json_of_a_version_fits_its_schema(uitgave):
    data = json.loads(gegevens.as_json(uitgave))
    WETTIG.check_schema(WETTIG.schema)
    WETTIG.validate(data)
    assert data["versie"]["sha256"] == uitgave.vast.sha256
    gelezen = jsonvorm.from_json(data["bestek"])
    assert gelezen == structuur.openbaar(uitgave.vast.structuur)  # nothing lost, nothing added


def test_json_of_working_text_fits_too(vol):
    data = json.loads(gegevens.as_json(Uitgave(vol, samenstelling.compose(vol))))
    WETTIG.validate(data)
    assert data["versie"]["nummer"] is None and data["status"] == "concept"


@pytest.mark.parametrize(
    ("plek", "waarde"),
    [
        (("bestek", "vragen", 0, "criteria", 0, "zichtbaarheid"), "achtergrond"),
        (("bestek", "vragen", 0, "wegingen", 0, "punten"), 12.5),
        (("bestek", "ontheffingen"), []),
        (("bestek", "datums", "sluiting_op"), "1 maart"),
        (("versie", "sha256"), "abc"),
    ],
)
def test_schema_refuses_what_does_not_belong(uitgave, plek, waarde):
    data = json.loads(gegevens.as_json(uitgave))
    deel = data
    for stap in plek[:-1]:
        deel = deel[stap]
    deel[plek[-1]] = waarde
    with pytest.raises(jsonschema.ValidationError):
        WETTIG.validate(data)


def test_schema_names_every_field_of_the_structure():
    """A field that is added to the structure must be described here (or kept from going out in `openbaar`)."""
    namen = {"perceel": "Perceel", "paragraaf": "Paragraaf", "schaal": "Schaal", "ankerpunt": "Ankerpunt"}
    namen |= {"vraag": "Bestekvraag", "criterium": "Criterium", "eis": "Eis"}
    namen |= {"hoeveelheid": "Hoeveelheid", "prijsregel": "Prijsregel"}
    for deel, klasse in namen.items():
        velden = {f.name for f in fields(getattr(structuur, klasse))}
        assert set(WETTIG.schema["$defs"][deel]["properties"]) == velden, klasse
    velden = {f.name for f in fields(structuur.Bestek)} - {"ontheffingen"} | {"formaat"}
    assert set(WETTIG.schema["$defs"]["bestek"]["properties"]) == velden
    keuzes = WETTIG.schema["$defs"]["bestek"]["properties"]
    assert set(keuzes["profiel"]["enum"]) == set(structuur.PROFIELEN)
    assert set(keuzes["methode"]["enum"]) == {"", *structuur.METHODEN}


def test_schema_is_published_for_everybody(db, client):
    antwoord = client.get(reverse("bestekschema"))
    assert antwoord["Content-Type"] == "application/schema+json"
    assert json.loads(antwoord.content) == WETTIG.schema


def test_json_points_to_its_schema(uitgave):
    assert json.loads(gegevens.as_json(uitgave))["$schema"] == f"https://portaal.example{reverse('bestekschema')}"


# --- OCDS


OCDS = ocdsvorm.validator(ocdsvorm.RELEASE)


@pytest.fixture
def open_data(vol, vaststelling, wie):
    def make(nummer=1):
        rij = Bestek.objects.get(pk=vol.pk)
        return json.loads(
            publicatie.as_ocds(Uitgave(rij, rij.vaststellingen.get(nummer=nummer), "https://portaal.example"))
        )

    vol.publish(wie, "2099-01-02", "TN-1")
    return make


def test_release_fits_the_standard_and_has_no_other_fields(open_data):
    pakket = open_data()
    assert not list(ocdsvorm.validator(ocdsvorm.PAKKET).iter_errors(pakket))
    (release,) = pakket["releases"]
    assert [fout.message for fout in OCDS.iter_errors(release)] == []
    assert release["tag"] == ["tender"] and release["date"].startswith("2099-01-02")


def test_release_is_refused_by_the_schema_when_it_is_wrong(open_data):
    release = open_data()["releases"][0]
    for plek, waarde in (
        (("tender", "status"), "lopend"), (("tender", "mainProcurementCategory"), "diensten"),
        (("tender", "onbekend"), 1), (("date",), 5), (("tag",), ["publicatie"]),
    ):  # fmt: skip
        fout = copy.deepcopy(release)
        deel = fout
        for stap in plek[:-1]:
            deel = deel[stap]
        deel[plek[-1]] = waarde
        assert list(OCDS.iter_errors(fout)), plek


def test_release_holds_lots_weights_and_requirements(open_data, vaststelling):
    inhoud, tender = vaststelling.structuur, open_data()["releases"][0]["tender"]
    assert tender["awardCriteria"] == "ratedCriteria" and tender["procurementMethod"] == "open"
    assert tender["tenderPeriod"]["endDate"] == "2099-03-01T13:00:00+01:00"
    assert tender["enquiryPeriod"]["endDate"] == "2099-01-15T23:59:59+01:00"
    for perceel, lot in zip(inhoud.percelen, tender["lots"], strict=True):
        criteria = lot["awardCriteria"]["criteria"]
        assert sum(c["numbers"][0]["number"] for c in criteria) == inhoud.totaal(perceel)
        assert {c["numbers"][0]["weight"] for c in criteria} == {"pointsExact"}
        for vraag in inhoud.vragen_van(perceel):
            (gevonden,) = (c for c in criteria if c["name"].startswith(f"Vraag {vraag.nummer}:"))
            assert vraag.tekst in gevonden["description"]
            assert all(c.tekst in gevonden["description"] for c in vraag.criteria if c.zichtbaarheid == "openbaar")
    assert [(c["title"], c["description"]) for c in tender["criteria"]] == [(e.titel, e.tekst) for e in inhoud.eisen]
    assert tender["criteria"][-1]["relatedLots"] == list(inhoud.eisen[-1].percelen)


def test_identifiers_stay_over_versions_and_a_withdrawal(open_data, vol, wie, settings):
    eerste = open_data()["releases"][0]
    rij = Bestek.objects.get(pk=vol.pk)
    rij.open_change(wie, "Verduidelijking van vraag 1")
    verloop.freeze(rij, wie)
    tweede = open_data(2)["releases"][0]
    assert tweede["ocid"] == eerste["ocid"] == f"ocds-000000-polderstad-{vol.pk}"
    assert tweede["id"] != eerste["id"] and tweede["tag"] == ["tenderAmendment"]
    assert tweede["tender"]["amendments"][0]["rationale"] == "Verduidelijking van vraag 1"
    assert [lot["id"] for lot in tweede["tender"]["lots"]] == [lot["id"] for lot in eerste["tender"]["lots"]]
    assert open_data() == open_data()
    Bestek.objects.get(pk=vol.pk).withdraw(wie, "Geen budget")
    derde = open_data(2)["releases"][0]
    assert derde["tag"] == ["tenderCancellation"] and derde["tender"]["status"] == "cancelled"
    assert open_data()["releases"][0]["tag"] == ["tender"]  # what was said then stays said
    assert not [f.message for release in (tweede, derde) for f in OCDS.iter_errors(release)]
    settings.OCID_PREFIX = "ocds-abc123"
    assert open_data()["releases"][0]["ocid"].startswith("ocds-abc123-")


def test_only_what_was_published_is_open_data(vol, vaststelling):
    assert not publicatie.is_published(Uitgave(vol, vaststelling))
    assert not publicatie.is_published(Uitgave(vol, samenstelling.compose(vol)))


def test_open_data_names_no_bidder(gemeente):
    wie = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
    bestek = factories.make_gepubliceerd(gemeente, wie)
    offerte = factories.make_offerte(bestek)
    data = publicatie.as_ocds(Uitgave(bestek, bestek.laatste_vaststelling, "https://portaal.example"))
    assert offerte.inschrijver.naam not in data.decode()
    assert [partij["roles"] for partij in json.loads(data)["releases"][0]["parties"]] == [["buyer", "procuringEntity"]]


@pytest.mark.parametrize(
    ("profiel", "methode"), [("open_house", None), ("subsidie", None), ("meervoudig_onderhands", "limited")]
)
def test_procedures_that_are_no_open_tender_do_not_say_so(open_data, vol, profiel, methode):

    inhoud = structuur.replace(samenstelling.compose(vol), profiel=profiel)
    publicatie_ = ocds.Publicatie(
        ocid="ocds-000000-x-1", adres="https://portaal.example/x", gemeente_id="x", bestek_id="x-1", procedure="P",
        nummer=1, vastgesteld_op=datetime(2026, 1, 1, tzinfo=UTC), gepubliceerd_op=date(2026, 1, 2), eerste=True,
    )  # fmt: skip
    release = ocds.release(inhoud, publicatie_)
    assert release["tender"].get("procurementMethod") == methode
    (omvang,) = release["tender"]["items"]
    assert (omvang["quantity"], omvang["relatedLot"]) == (180, inhoud.percelen[0].sleutel)
    assert "ten minste 150; ten hoogste 220" in omvang["description"]
    assert not list(OCDS.iter_errors(release))
