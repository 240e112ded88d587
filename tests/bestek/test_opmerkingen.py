"""Remarks of colleagues: made, answered, settled, and who is told."""

import pytest
from django.core import mail

from bestek import opmerkingen, tekstdelen
from bestek.models import Vermelding
from bestek.models.bestek import OngeldigeOvergang
from bestek.samenstelling import freeze
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def sanne(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, naam="Sanne de Vries")


@pytest.fixture
def vraag(bestek):
    return tekstdelen.of_row(bestek, bestek.bestekvraag_set.first())


def texts(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


def test_remark_names_colleagues_and_answer_reopens(vraag, wie, sanne):
    rij = opmerkingen.add(vraag, "@Sanne de Vries en @" + wie.naam, wie)
    assert list(Vermelding.objects.values_list("gebruiker", flat=True)) == [sanne.pk]  # not oneself
    opmerkingen.settle(rij, sanne)
    with pytest.raises(OngeldigeOvergang, match="al afgehandeld, door Sanne"):
        opmerkingen.settle(rij, wie)
    opmerkingen.answer(rij, "Toch niet.", wie)
    assert not rij.afgehandeld
    teksten = " ".join(Gebeurtenis.objects.filter(soort__startswith="opmerking.").values_list("tekst", flat=True))
    assert "Toch niet" not in teksten and Gebeurtenis.objects.filter(soort__startswith="opmerking.").count() == 4


def test_remarks_while_written_or_reviewed_only(bestek, vraag, wie):
    bestek.submit(wie)
    rij = opmerkingen.add(vraag, "Nog eens lezen.", wie)
    freeze(bestek, wie)
    with pytest.raises(OngeldigeOvergang, match="concept of ter review"):
        opmerkingen.add(vraag, "Te laat.", wie)
    opmerkingen.settle(rij, wie)
    bestek.open_change(wie, "Fout in de tekst.")
    opmerkingen.add(vraag, "Nu weer wel.", wie)


def test_panel_takes_a_remark_and_mails_who_is_named(client, vraag, sanne, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(vraag.url, {"tekst": "Kan dit <b>korter</b>?", "aan": [sanne.pk]}, follow=True)
    assert "Kan dit &lt;b&gt;korter&lt;/b&gt;?" in texts(antwoord) and "@Sanne de Vries" in texts(antwoord)
    (brief,) = mail.outbox
    assert brief.to == [sanne.email] and vraag.url in brief.body and "korter" not in brief.body


@pytest.mark.parametrize(("tekst", "zin"), [("  ", "Schrijf eerst"), ("@Niemand hier", "niemand die ‘Niemand’ heet")])
def test_refused_remark_stays_in_the_form(client, vraag, sanne, tekst, zin):
    velden = {"tekst": tekst, "aan": [sanne.pk]}
    assert zin in texts(client.post(vraag.url, velden))
    antwoord = client.post(vraag.url, velden, headers={"HX-Request": "true"})
    assert antwoord.status_code == 422 and zin in texts(antwoord) and tekst in antwoord.content.decode()
    assert "checked" in texts(antwoord) and "<main" not in texts(antwoord)


def test_answer_and_settling_in_the_panel(client, url, vraag, wie):
    rij = opmerkingen.add(vraag, "Eerste.", wie)
    adres = url("opmerking_antwoord", rij.pk)
    assert "niemand die" in texts(client.post(adres, {"tekst": "@Onbekend kijkt"}))
    assert "Uw antwoord staat erbij" in texts(client.post(adres, {"tekst": "Tweede."}, headers={"HX-Request": "true"}))
    antwoord = client.post(url("opmerking_stand", rij.pk), {"stand": "afgehandeld", "terug": "lijst"}, follow=True)
    assert "De opmerking is afgehandeld" in texts(antwoord) and "Eerste." not in texts(antwoord)
    assert "Eerste." in texts(client.get(url("opmerkingen"), {"toon": "alles"}))


def test_mention_is_seen_when_its_thread_is_shown(url, vraag, wie, sanne):
    opmerkingen.add(vraag, "@Sanne de Vries kijk", wie)
    lezer = factories.make_client(sanne)
    lezer.get(url("vragen"))
    assert opmerkingen.unseen(sanne).count() == 1
    lezer.get(url("opmerkingen"), {"toon": "mijn"})  # not among these
    assert opmerkingen.unseen(sanne).count() == 1
    assert "@Sanne de Vries" in texts(lezer.get(url("opmerkingen"), {"toon": "genoemd"}))
    assert opmerkingen.unseen(sanne).count() == 0


def test_list_by_part_with_a_constant_number_of_queries(client, url, bestek, vraag, wie, sanne):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def measure():
        with CaptureQueriesContext(connection) as lijst:
            client.get(url("opmerkingen"))
        with CaptureQueriesContext(connection) as samenstellen:
            client.get(url("vragen"))
        return len(lijst), len(samenstellen)

    def say(deel):
        rij = opmerkingen.add(deel, "@Sanne de Vries zie dit", wie)
        opmerkingen.answer(rij, "Goed.", sanne)

    say(vraag)
    een = measure()
    for rij in bestek.bestekvraag_set.all():
        say(tekstdelen.of_row(bestek, rij))
    assert measure() == een
    pagina = texts(client.get(url("opmerkingen"), {"deel": vraag.code}))
    assert "Onderwerp 1" in pagina and "kop-" + vraag.code in pagina and pagina.count("bo-gesprek") == 1
