import pytest
from django.urls import reverse

from bestek import akkoorden, verloop
from bestek.structuur import OPENBAAR
from gemeenten.enums import Rol
from tests import factories
from tests.bestek.test_akkoorden import change_vraag, collega, judge  # noqa: F401 a fixture
from tests.bestek.test_bijlage import read

KANARIE = "Alleen voor beoordelaars bedoeld"


def test_asked_colleague_signs_what_the_page_showed(bestek, wie, client, url, collega):  # noqa: F811
    velden = {"hoofdstukken": ["gunning", "planning"], "mensen": [collega.pk], "uiterlijk": "2099-01-01"}
    assert client.post(url("akkoord_vragen"), velden).status_code == 302
    hij = factories.make_client(collega)
    pagina = hij.get(url("akkoord", "gunning"))
    assert "Hoe doet u dit (1)?" in pagina.content.decode()
    stand = pagina.context["eigen"]
    velden = {"oordeel": "niet_akkoord", "versie": stand.rij.versie, "afdruk": stand.afdruk}
    assert "Schrijf wat er anders moet" in hij.post(url("akkoord", "gunning"), velden).content.decode()
    change_vraag(bestek)
    antwoord = hij.post(url("akkoord", "gunning"), velden | {"toelichting": "Te lang"})
    assert antwoord.status_code == 409 and "veranderd terwijl u het las" in antwoord.content.decode()
    velden |= {"afdruk": antwoord.context["eigen"].afdruk, "toelichting": "Te lang"}
    assert hij.post(url("akkoord", "gunning"), velden).status_code == 302
    assert "Te lang" in client.get(url("review")).content.decode()
    assert "Review: 0 van 2 akkoord" in client.get(bestek.get_absolute_url()).content.decode()


def test_nobody_signs_for_another_and_another_gemeente_sees_nothing(bestek, wie, client, url, collega):  # noqa: F811
    akkoorden.ask(bestek, ["gunning"], [collega], wie, None)
    antwoord = client.post(url("akkoord", "gunning"), {"oordeel": "akkoord", "versie": 1, "afdruk": "0" * 64})
    assert antwoord.status_code == 302 and bestek.akkoorden.get().oordeel == "gevraagd"
    vreemd = factories.make_client(factories.make_gebruiker(factories.make_gemeente("dorpsveld"), *Rol))
    rij = bestek.akkoorden.get()
    for naam, *args in (("review",), ("akkoord", "gunning"), ("akkoord_vragen",), ("akkoord_stap", "gunning", rij.pk)):
        for gemeente in ("dorpsveld", bestek.gemeente.slug):
            adres = reverse(f"bestek:{naam}", args=[gemeente, bestek.pk, *args])
            assert vreemd.post(adres, {"stap": "intrekken"}).status_code in (404, 405)
    assert bestek.akkoorden.exists()


def test_freezing_asks_for_an_act_and_a_reason_where_a_signoff_is_open(bestek, wie, client, url, collega):  # noqa: F811
    akkoorden.ask(bestek, ["gunning"], [collega], wie, None)
    verloop.submit(bestek, wie)
    pagina = client.get(url("vaststellen")).content.decode()
    assert "Sanne heeft nog niet geantwoord" in pagina and "Ik stel toch vast" in pagina
    for velden in ({}, {"reden": "Haast"}, {"toch": "on"}):
        assert client.post(url("vaststellen"), velden).status_code == 200
    assert client.post(url("vaststellen"), {"toch": "on", "reden": "De raad wacht"}).status_code == 302
    bestek.refresh_from_db()
    assert bestek.status == "vastgesteld"
    assert "Vastgesteld zonder alle akkoorden: De raad wacht" in client.get(url("geschiedenis")).content.decode()


@pytest.mark.parametrize("aantal", [1, 3])
def test_review_takes_a_constant_number_of_queries(bestek, wie, client, url, aantal, django_assert_max_num_queries):
    mensen = [factories.make_gebruiker(bestek.gemeente, Rol.BELEIDSMEDEWERKER) for _ in range(aantal)]
    akkoorden.ask(bestek, ["gunning", "eisen", "planning"], mensen, wie, None)
    with django_assert_max_num_queries(32):
        client.get(url("review"))


def test_withdrawal_keeps_and_shows_its_reason(bestek, wie, client, url):
    assert client.post(url("intrekken"), {"reden": ""}).status_code == 200
    client.post(url("intrekken"), {"reden": "Er is geen geld meer"})
    assert "Er is geen geld meer" in client.get(bestek.get_absolute_url()).content.decode()
    assert "Er is geen geld meer" in client.get(url("geschiedenis")).content.decode()


def test_open_wijziging_is_called_off_with_a_reason_on_its_own_page(bestek, wie, client, url):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Vergissing")
    change_vraag(bestek, "Heel anders?")
    assert "Dit kan nog niet" in client.get(url("wijziging_annuleren")).content.decode()
    change_vraag(bestek, "Hoe doet u dit (1)?")
    assert client.post(url("wijziging_annuleren"), {"reden": ""}).status_code == 200
    assert client.post(url("wijziging_annuleren"), {"reden": "Toch niet"}).status_code == 302
    assert bestek.open_wijziging is None and bestek.wijzigingen.get().annuleringsreden == "Toch niet"


def test_changes_for_bidders_hold_old_and_new_and_nothing_of_the_house(bestek, wie, client, url):
    vraag = bestek.bestekvraag_set.first()
    eigen = {"gemeente": bestek.gemeente, "bestek": bestek}
    vraag.criteria.create(**eigen, volgorde=2, tekst=KANARIE, zichtbaarheid="achtergrond")
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "De vraag was onduidelijk")
    change_vraag(bestek, "Hoe volgt u de voortgang?")
    vraag.criteria.filter(zichtbaarheid="achtergrond").update(tekst=f"{KANARIE}, gewijzigd")
    assert vraag.criteria.filter(zichtbaarheid=OPENBAAR).exists()
    verloop.freeze(bestek, wie)
    assert client.get(url("wijzigingen_pdf", 2, 2)).status_code == 404
    antwoord = client.get(url("wijzigingen_pdf", 2, 1))
    tekst = " ".join(" ".join(read(antwoord.content)).split())
    for zin in ("De vraag was onduidelijk", "Hoe doet u dit (1)?", "Hoe volgt u de voortgang?", "Vraag 1"):
        assert zin in tekst
    assert KANARIE not in tekst and bestek.laatste_vaststelling.sha256[:12] in tekst
    word = client.get(url("wijzigingen_word", 2, 1))
    assert "wordprocessingml" in word["Content-Type"]


def test_eisen_are_chosen_once_with_their_evidence_and_moment(bestek, client, url):
    pagina = client.get(url("eisen_kiezen")).content.decode()
    assert "Keurmerk Inburgeren" in pagina and "artikel 2.86" in pagina
    client.post(url("eisen_kiezen"), {"eis": ["keurmerk", "uitsluiting-dwingend"]})
    client.post(url("eisen_kiezen"), {"eis": ["keurmerk"]})
    eisen = {eis.titel: eis.bewijsmoment for eis in bestek.eis_set.current()}
    assert len(eisen) == 2 and eisen["Keurmerk Inburgeren"] == "op_verzoek"
    pagina = client.get(f"{url('onderdeel_nieuw', 'eisen')}?soort=uitsluitingsgrond").content.decode()
    assert "Uniform Europees Aanbestedingsdocument" in pagina
