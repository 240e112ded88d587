import pytest

from bestek.models import Ankerpunt, Eis, Paragraaf, Perceel, Schaal
from tests import factories

NIEUW = {
    "paragrafen": (Paragraaf, {"titel": "Voor wie", "tekst": "Voor <script>x</script> iedereen."}),
    "eisen": (Eis, {"soort": "geschiktheidseis", "titel": "Keurmerk", "tekst": "Heeft het.", "bewijs": "Kopie"}),
    "percelen": (Perceel, {"naam": "Z-route", "punten_prijs": "40", "vaste_prijs": ""}),
    "schalen": (Schaal, {"naam": "Vijf stappen"}),
}


@pytest.mark.parametrize("soort", NIEUW)
def test_part_is_added_edited_ordered_and_taken_out(bestek, client, url, soort):
    model, velden = NIEUW[soort]
    assert client.get(url("onderdeel_nieuw", soort)).status_code == 200
    client.post(url("onderdeel_nieuw", soort), velden)
    rij = model.objects.filter(bestek=bestek).last()
    assert client.get(url("onderdelen", soort)).status_code == 200
    if soort != "schalen":  # a scale is edited with its scores, see below
        assert "data-bewaar-url" in client.get(url("onderdeel", soort, rij.sleutel)).content.decode()
        naam = next(iter(set(velden) & {"titel", "naam"}))
        client.post(url("onderdeel", soort, rij.sleutel), velden | {naam: "Anders", "versie": rij.versie})
        rij.refresh_from_db()
        assert str(rij) == "Anders"
    assert "verdwijnen" in client.get(url("onderdeel_weg", soort, rij.sleutel)).content.decode() or soort != "percelen"
    client.post(url("onderdeel_weg", soort, rij.sleutel))
    assert not model.objects.filter(pk=rij.pk).exists()


def test_paragraaf_is_cleaned(bestek, client, url):
    client.post(url("onderdeel_nieuw", "paragrafen"), NIEUW["paragrafen"][1])
    assert "<script" not in Paragraaf.objects.get().tekst


@pytest.mark.parametrize("soort", ["percelen", "schalen"])
def test_last_perceel_and_used_scale_stay(bestek, client, url, soort):
    rij = {"percelen": bestek.perceel_set, "schalen": bestek.schaal_set}[soort].get()
    client.post(url("onderdeel_weg", soort, rij.sleutel))
    assert type(rij).objects.filter(pk=rij.pk, vervallen=False).exists()


def test_old_version_of_an_eis_meets_both_texts(bestek, client, url):
    client.post(url("onderdeel_nieuw", "eisen"), NIEUW["eisen"][1])
    rij = Eis.objects.get()
    velden = NIEUW["eisen"][1] | {"versie": 1}
    client.post(url("onderdeel", "eisen", rij.sleutel), velden | {"tekst": "Van de een."})
    antwoord = client.post(url("onderdeel", "eisen", rij.sleutel), velden | {"tekst": "Van de ander."})
    assert antwoord.status_code == 409
    assert all(f"Van de {wie}." in antwoord.content.decode() for wie in ("een", "ander"))


def ankervelden(schaal, punten):
    velden = {"naam": schaal.naam, "versie": schaal.versie, "p-INITIAL_FORMS": schaal.ankerpunten.count()}
    velden["p-TOTAL_FORMS"] = len(punten)
    bestaand = list(schaal.ankerpunten.all())
    for nummer, (waarde, weg) in enumerate(punten):
        velden |= {f"p-{nummer}-waarde": waarde, f"p-{nummer}-woord": "woord", f"p-{nummer}-aandeel": waarde * 10}
        velden |= {f"p-{nummer}-omschrijving": "Omschrijving."} | ({f"p-{nummer}-DELETE": "on"} if weg else {})
        if nummer < len(bestaand):
            velden[f"p-{nummer}-id"] = bestaand[nummer].pk
    return velden


def test_scores_of_a_scale_are_changed_added_and_taken_out(bestek, client, url):
    schaal = bestek.schaal_set.get()
    assert client.get(url("schaal", schaal.sleutel)).status_code == 200
    velden = ankervelden(schaal, [(0, False), (4, True), (8, False), (10, False), (6, False)])
    assert client.post(url("schaal", schaal.sleutel), velden).status_code == 302
    assert [int(a.waarde) for a in schaal.ankerpunten.current()] == [0, 6, 8, 10]
    assert client.post(url("schaal", schaal.sleutel), velden).status_code in (200, 409)


def test_scores_of_a_scale_change_places_in_one_save(bestek, client, url):
    schaal = bestek.schaal_set.get()
    velden = ankervelden(schaal, [(4, False), (0, False), (10, False), (7, False)])
    assert client.post(url("schaal", schaal.sleutel), velden).status_code == 302
    assert [int(a.waarde) for a in schaal.ankerpunten.order_by("pk")] == [4, 0, 10, 7]


@pytest.mark.parametrize("punten", [[(0, False), (4, False), (4, False), (10, False)], [(0, True)] * 3 + [(10, False)]])
def test_scale_with_double_or_too_few_scores_is_refused(bestek, client, url, punten):
    schaal = bestek.schaal_set.get()
    antwoord = client.post(url("schaal", schaal.sleutel), ankervelden(schaal, punten))
    assert antwoord.status_code == 200 and "data-foutoverzicht" in antwoord.content.decode()
    assert Ankerpunt.objects.filter(schaal=schaal, vervallen=False).count() == 4


def test_data_of_the_bestek_are_saved_and_routes_follow(bestek, client, url):
    factories.make_vraag("8.1", routes=["Z"])
    velden = {"titel": "Anders", "kenmerk": bestek.kenmerk, "profiel": "subsidie", "methode": bestek.methode}
    velden |= {"routes": ["Z"], "sluiting_op": "2099-01-05T12:00", "versie": bestek.versie}
    assert client.post(url("gegevens"), velden).status_code == 302
    bestek.refresh_from_db()
    assert (bestek.titel, bestek.profiel, bestek.perceel_set.get().routes) == ("Anders", "subsidie", ["Z"])
    assert f"{bestek.sluiting_op:%H:%M}" == "11:00"
    antwoord = client.post(url("gegevens"), velden | {"titel": "Van een ander"})
    assert antwoord.status_code == 409 and "Van een ander" in antwoord.content.decode()
