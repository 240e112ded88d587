import re
from datetime import timedelta

import pytest
from django.urls import reverse

from gemeenten import klok
from gemeenten.enums import Rol
from kwaliteit.models import Beleidsantwoord, Brief
from tests import factories

JSON = {"HTTP_ACCEPT": "application/json, text/html"}


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, naam="Sanne")


@pytest.fixture
def client(wie):
    return factories.make_client(wie)


@pytest.fixture
def lezer(gemeente):
    return factories.make_client(factories.make_gebruiker(gemeente, Rol.LEZER))


@pytest.fixture
def vraag(gemeente):
    return factories.make_werkboekvraag()


def url(naam="werkboekvraag", code="visie-b1"):
    argumenten = ["polderstad", code] if naam in ("werkboekvraag", "werkboek_opnieuw") else ["polderstad"]
    return reverse(f"kwaliteit:{naam}", args=argumenten)


def read(client, naam="werkboekvraag", **filters):
    antwoord = client.get(url(naam), filters)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def typed(versie=0, tekst="Wij gaan voor B1.", **velden):
    return {"versie": versie, "tekst": tekst, "beslisser": "college"} | velden


def decide(client, versie=0, **velden):
    op = velden.pop("besloten_op", klok.today().isoformat())
    return client.post(url(), typed(versie, besloten_op=op, actie="besluit", **velden))


def test_answer_is_written_decided_and_taken_up_again(client, vraag):
    assert client.post(url(), typed()).status_code == 302
    pagina = read(client)
    assert "Wij gaan voor B1.</textarea>" in pagina and "In bewerking" in pagina and "door Sanne" in pagina
    assert decide(client, 1).status_code == 302
    pagina = read(client)
    assert "<textarea" not in pagina and "<p>Wij gaan voor B1.</p>" in pagina
    assert client.post(url("werkboek_opnieuw"), {"versie": 2}).status_code == 302
    assert "<textarea" in read(client) and "De tekst van dit besluit" in read(client)


def test_new_answer_proposes_who_usually_decides(client, vraag):
    assert re.search(r'name="beslisser" value="college"', read(client))


def test_saving_in_the_background_answers_with_the_version(client, vraag):
    antwoord = client.post(url(), typed(), **JSON)
    assert antwoord.json()["versie"] == 1 and antwoord.json()["status"] == "bewaard"
    assert client.post(url(), typed(1, "Meer."), **JSON).json()["versie"] == 2


def test_background_save_never_decides(client, vraag):
    client.post(url(), typed(besloten_op=klok.today().isoformat()), **JSON)
    assert Beleidsantwoord.objects.get().stand == "in_bewerking"


@pytest.mark.parametrize("kop", [{}, JSON], ids=["pagina", "achtergrond"])
def test_old_version_meets_both_texts(client, vraag, kop):
    client.post(url(), typed(0, "Van de een."))
    antwoord = client.post(url(), typed(0, "Van de ander."), **kop)
    assert antwoord.status_code == 409
    assert all(f"Van de {wie}." in antwoord.content.decode() for wie in ("een", "ander"))
    assert Beleidsantwoord.objects.get().tekst == "Van de een."
    if not kop:  # choosing to save again keeps one's own text
        assert 'name="versie" value="1"' in antwoord.content.decode()
        client.post(url(), typed(1, "Van de ander."))
        assert Beleidsantwoord.objects.get().tekst == "Van de ander."


def test_same_text_again_is_no_conflict(client, vraag):
    client.post(url(), typed(), **JSON)
    assert client.post(url(), typed(), **JSON).json()["versie"] == 1


def test_text_typed_on_a_decided_answer_is_not_lost(client, vraag):
    decide(client)
    antwoord = client.post(url(), typed(1, "Te laat getypt."))
    assert antwoord.status_code == 409 and "Te laat getypt.</textarea>" in antwoord.content.decode()
    assert client.post(url(), typed(1, "Te laat getypt."), **JSON).status_code == 422
    assert Beleidsantwoord.objects.get().tekst == "Wij gaan voor B1."


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"tekst": " "}, "Schrijf eerst het antwoord"),
        ({"beslisser": ""}, "Vul in wie het besluit"),
        ({"besloten_op": ""}, "Vul de dag in"),
        ({"besloten_op": "morgen"}, "geldige datum"),
        ({"besloten_op": (klok.now() + timedelta(days=2)).date().isoformat()}, "in de toekomst"),
    ],
)
def test_decision_asks_for_text_date_and_who(client, vraag, velden, fout):
    antwoord = decide(client, **velden)
    assert antwoord.status_code == 200 and fout in antwoord.content.decode()
    assert not Beleidsantwoord.objects.exists()


def test_typed_text_is_normalised_and_shown_as_text(client, vraag):
    decide(client, tekst="Een\r\nregel\x07 <b>vet</b>\n\n- punt  ")
    assert Beleidsantwoord.objects.get().tekst == "Een\nregel <b>vet</b>\n\n- punt"
    assert "&lt;b&gt;vet&lt;/b&gt;</p><ul><li>punt</li></ul>" in read(client)


def test_reader_sees_what_is_decided_and_nothing_of_the_rest(client, lezer, vraag):
    client.post(url(), typed(0, "Nog geheim."))
    pagina = read(lezer)
    assert "Nog geheim." not in pagina and "nog niet besloten" in pagina and "<textarea" not in pagina
    assert "Antwoord geschreven" not in pagina
    assert "In bewerking" not in read(lezer, "werkboek")
    decide(client, 1, tekst="Nu openbaar.")
    assert "Nu openbaar." in read(lezer) and "Opnieuw in bewerking" not in read(lezer)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.BELEIDSMEDEWERKER])
def test_only_who_makes_policy_writes(gemeente, vraag, rol):
    client = factories.make_client(factories.make_gebruiker(gemeente, rol))
    assert client.post(url(), typed()).status_code == 403
    assert decide(client).status_code == 403
    assert client.post(url("werkboek_opnieuw"), {"versie": 1}).status_code == 403
    assert not Beleidsantwoord.objects.exists()


def test_taking_up_again_from_an_old_page_changes_nothing(client, vraag):
    decide(client)
    for versie in ("0", "x", ""):
        antwoord = client.post(url("werkboek_opnieuw"), {"versie": versie}, follow=True)
        assert "intussen gewijzigd" in antwoord.content.decode()
    assert Beleidsantwoord.objects.get().stand == "besloten"


def test_question_leads_to_the_letters_and_to_its_neighbours(client, vraag):
    brief = Brief.objects.create(nummer=1, titel="Sturen", kern="Kern.")
    vraag.onderdelen.add(brief.onderdelen.create(code="1-visie-b1", volgorde=1, soort="beleidskeuze", titel="Visie"))
    factories.make_werkboekvraag("tweede")
    pagina = read(client)
    assert reverse("kwaliteit:brief", args=["polderstad", 1]) + "#1-visie-b1" in pagina
    assert 'rel="next"' in pagina and 'rel="prev"' not in pagina and "keuze 1 van 2" in pagina


def test_overview_filters(client, vraag):
    factories.make_werkboekvraag("tweede", beslisser="gemeenteraad")
    decide(client)
    assert "Titel tweede" not in read(client, "werkboek", stand="besloten")
    assert "Titel visie-b1" not in read(client, "werkboek", beslisser="gemeenteraad")
    assert "Geen keuzes gevonden" in read(client, "werkboek", stand="besloten", beslisser="gemeenteraad")
    assert "Titel tweede" in read(client, "werkboek", stand="onzin", beslisser="onzin")
    assert "1 van 2 keuzes" in " ".join(read(client, "werkboek").split())


def test_overview_without_questions_says_what_to_do(client):
    assert "laad_brieven" in read(client, "werkboek")


def fill(gemeente, wie, aantal):
    for nummer in range(aantal):
        vraag = factories.make_werkboekvraag(f"v{nummer}", deel=f"d{nummer}")
        factories.make_beleidsantwoord(gemeente, vraag, wie, besloten=bool(nummer % 2))


@pytest.mark.parametrize("naam", ["werkboek", "werkboekvraag"])
def test_pages_take_a_fixed_number_of_queries(client, gemeente, wie, vraag, naam, django_assert_max_num_queries):
    brief = Brief.objects.create(nummer=1, titel="Sturen", kern="Kern.")
    client.post(url(), typed())
    read(client, naam)
    with django_assert_max_num_queries(60) as een:
        read(client, naam)
    fill(gemeente, wie, 3)
    for nummer in range(3):
        vraag.onderdelen.add(brief.onderdelen.create(code=f"1-{nummer}", volgorde=nummer, soort="tip", titel="Tip"))
    with django_assert_max_num_queries(len(een)):
        read(client, naam)
