from beoordeling import belang, taken, verloop
from beoordeling.enums import Commissierol, Rondestatus
from beoordeling.models import Ronde
from tests.beoordeling.views_offertes.pagina import text_of, url
from tests.factories import (
    make_offerte,
    make_ronde,
)


def test_ronde_nieuw_makes_one_round(client, bestek):
    antwoord = client.post(url("ronde_nieuw", bestek.pk))
    ronde = Ronde.objects.get()
    assert antwoord.url == url("commissie", ronde.pk)
    assert "al een beoordeling" in text_of(client.post(url("ronde_nieuw", bestek.pk), follow=True))
    assert client.get(url("ronde_nieuw", bestek.pk)).status_code == 405


def test_assignments_are_taken_away_only_after_asking_while_members_score(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    een, twee = ronde.commissie.order_by("pk")
    vragen = list(taken.asked_vragen(ronde))
    alle = [f"{lid.pk}:{vraag.pk}" for lid in (een, twee) for vraag in vragen]
    gevraagd = client.post(url("commissie", ronde.pk), {"toewijzing": alle[1:]})
    assert f"{een} beoordeelt ‘{vragen[0]}’ niet meer" in text_of(gevraagd)
    assert een.toewijzingen.count() == len(vragen)
    client.post(url("commissie", ronde.pk), {"toewijzing": alle[1:], "bevestigd": "ja"})
    assert [t.bestekvraag for t in een.toewijzingen.all()] == vragen[1:]
    client.post(url("commissie", ronde.pk), {"toewijzing": alle})  # giving more needs no question
    assert een.toewijzingen.count() == len(vragen)


def test_commissie_is_set_up_from_the_page(client, bestek, inkoper, beoordelaars):
    ronde = verloop.create_ronde(bestek, inkoper)
    for wie, rol in zip(beoordelaars, (Commissierol.VOORZITTER, Commissierol.BEOORDELAAR), strict=True):
        client.post(url("lid_nieuw", ronde.pk), {"gebruiker": wie.pk, "rol": rol})
    assert [(lid.gebruiker, lid.rol) for lid in ronde.commissie.order_by("pk")] == list(
        zip(beoordelaars, (Commissierol.VOORZITTER, Commissierol.BEOORDELAAR), strict=True)
    )
    een, twee = ronde.commissie.order_by("pk")
    vragen = list(taken.asked_vragen(ronde))
    keuze = [f"{een.pk}:{vragen[0].pk}", f"{twee.pk}:{vragen[1].pk}", "rommel", "1:2:3", f"{een.pk}:x"]
    assert "bewaard" in text_of(client.post(url("commissie", ronde.pk), {"toewijzing": keuze}, follow=True))
    assert [t.bestekvraag for t in een.toewijzingen.all()] == [vragen[0]]
    data = {"beoordelen_tot": "2026-12-04", "versie": ronde.versie}
    client.post(url("planning", ronde.pk), data)
    ronde.refresh_from_db()
    assert str(ronde.beoordelen_tot) == "2026-12-04"
    assert client.post(url("planning", ronde.pk), data).status_code == 409
    client.post(url("lid_rol", twee.pk), {"rol": Commissierol.WAARNEMER, "versie": twee.versie})
    assert client.post(url("lid_verwijderen", een.pk)).status_code == 302
    assert [lid.rol for lid in ronde.commissie.all()] == [Commissierol.WAARNEMER]


def test_lid_nieuw_says_that_a_registrar_cannot_score(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek, prijs="1000", wie=beoordelaars[0])
    ronde = verloop.create_ronde(bestek, inkoper)
    assert "registreerde een prijs: alleen waarnemer" in text_of(client.get(url("commissie", ronde.pk)))
    data = {"gebruiker": beoordelaars[0].pk, "rol": Commissierol.BEOORDELAAR}
    assert "heeft een prijs geregistreerd" in text_of(client.post(url("lid_nieuw", ronde.pk), data))
    assert not ronde.commissie.exists()


def test_belang_is_judged_with_a_reason(client, bestek, inkoper, beoordelaars):
    ronde = make_ronde(bestek, inkoper, beoordelaars, ondertekend=False)
    lid = ronde.commissie.first()
    assert "geen belang gemeld" in text_of(client.get(url("belang", lid.pk)))
    belang.sign_verklaring(lid, True, "Mijn zus werkt er.")
    adres, data = url("belang", lid.pk), {"akkoord": "nee", "versie": lid.versie}
    assert "Mijn zus werkt er." in text_of(client.get(adres))
    assert "Geef de reden van uw besluit" in text_of(client.post(adres, data))
    assert client.post(adres, data | {"reden": "Te dichtbij."}).status_code == 302
    lid.refresh_from_db()
    assert lid.belang_akkoord is False


def test_ronde_beginnen_lists_what_is_still_to_do(client, bestek, inkoper, beoordelaars):
    ronde = verloop.create_ronde(bestek, inkoper)
    tekst = text_of(client.get(url("ronde_beginnen", ronde.pk)))
    assert "Nog te doen" in tekst and "Wijs een voorzitter aan" in tekst
    antwoord = client.post(url("ronde_beginnen", ronde.pk), follow=True)
    assert "Wijs een voorzitter aan" in text_of(antwoord)
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.VOORBEREIDING


def test_ronde_beginnen_starts_after_a_confirmation(client, bestek, inkoper, beoordelaars):
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars)
    assert "Begint u het individuele beoordelen?" in text_of(client.get(url("ronde_beginnen", ronde.pk)))
    assert client.post(url("ronde_beginnen", ronde.pk)).status_code == 302
    ronde.refresh_from_db()
    assert ronde.status == Rondestatus.INDIVIDUEEL
