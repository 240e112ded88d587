"""Another wording: proposed, compared, taken over or refused; and none of it outside the circle of writers."""

import json

import pytest

from bestek import hoofdstukken, opmerkingen, samenstelling, tekstdelen, voorstellen
from bestek.models import Bewerking, Paragraaf, Tekstvoorstel
from bestek.models.bestek import OngeldigeOvergang
from bestek.samenstelling import freeze
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from portaal import wacht_overleg
from tests import factories

pytestmark = pytest.mark.django_db
KANARIE = "kanariegeel"


@pytest.fixture
def mark(gemeente):
    return factories.make_gebruiker(gemeente, Rol.INKOPER, naam="Mark Bakker")


@pytest.fixture
def tekst(bestek):
    """The text of the first question."""
    return text_of(bestek.bestekvraag_set.first(), "tekst")


def text_of(rij, veld):
    return tekstdelen.Tekst(tekstdelen.of_row(rij.bestek, rij), veld)


def propose(tekst, nieuw, wie):
    return voorstellen.propose(tekst, tekst.clean(nieuw), wie)


def page(antwoord) -> str:
    return " ".join(antwoord.content.decode().split())


def test_accepting_saves_the_field_and_can_be_undone(client, url, tekst, mark, wie):
    rij = propose(tekst, "Hoe dan?", mark)
    assert "Hoe dan?" in page(client.post(url("voorstel_overnemen", rij.pk), follow=True))
    vraag = type(tekst.deel.rij).objects.get(pk=tekst.deel.rij.pk)
    assert (vraag.tekst, vraag.versie) == ("Hoe dan?", 2)
    assert Bewerking.objects.get().door == wie
    client.post(url("ongedaan"), {"bewerking": Bewerking.objects.get().pk})
    vraag.refresh_from_db()
    assert vraag.tekst == tekst.nu
    assert "de oude tekst staat er weer" in page(client.get(url("opmerkingen_bij", tekst.deel.code)))
    assert "al overgenomen" in page(client.post(url("voorstel_overnemen", rij.pk), follow=True))


def test_changed_text_shows_three_and_asks(client, url, tekst, mark):
    rij = propose(tekst, "Hoe dan?", mark)
    vraag = tekst.deel.rij
    vraag.change(vraag.versie, tekst="Intussen anders.")
    antwoord = client.post(url("voorstel_overnemen", rij.pk))
    assert antwoord.status_code == 409
    for zin in (rij.oud, "Intussen anders.", "Hoe dan?"):
        assert zin in page(antwoord)
    vraag.refresh_from_db()
    assert vraag.tekst == "Intussen anders."
    gezien = tekstdelen.fingerprint("Intussen anders.")
    vraag.change(vraag.versie, tekst="Nog anders.")
    assert client.post(url("voorstel_overnemen", rij.pk), {"gezien": gezien}).status_code == 409
    client.post(url("voorstel_overnemen", rij.pk), {"gezien": tekstdelen.fingerprint("Nog anders.")})
    vraag.refresh_from_db()
    assert vraag.tekst == "Hoe dan?"


def test_criterium_counts_as_a_change_of_its_question(bestek, mark, wie):
    """Who has the page of the question open, must not save the old criterium over it."""
    vraag = bestek.bestekvraag_set.first()
    rij = propose(text_of(vraag.criteria.get(), "tekst"), "Het antwoord noemt punt één.", mark)
    voorstellen.accept(rij, wie)
    assert vraag.criteria.get().tekst == "Het antwoord noemt punt één."
    assert type(vraag).objects.get(pk=vraag.pk).versie == vraag.versie + 1


def test_paragraph_is_cleaned_and_compared_as_text(bestek, gemeente, client, url, mark):
    paragraaf = Paragraaf.objects.create(gemeente=gemeente, bestek=bestek, titel="Doel", tekst="<p>Eén doel.</p>")
    tekst = text_of(paragraaf, "tekst")
    velden = {"nieuw": "<p>Eén <strong>helder</strong> doel.<script>x</script></p>"}
    velden["gezien"] = tekstdelen.fingerprint(tekst.nu)
    client.post(tekst.url, velden)
    rij = Tekstvoorstel.objects.get()
    assert rij.nieuw == "<p>Eén <strong>helder</strong> doel.</p>"
    assert ("nieuw", " helder") in voorstellen.changes(rij)


@pytest.mark.parametrize(("nieuw", "zin"), [("", "leeg"), ("Hoe doet u dit (1)?", "gelijk aan de tekst")])
def test_refused_proposal_stays_in_the_form(client, tekst, nieuw, zin):
    velden = {"nieuw": nieuw, "toelichting": "Omdat het moet.", "gezien": tekstdelen.fingerprint(tekst.nu)}
    antwoord = page(client.post(tekst.url, velden))
    assert zin in antwoord and "Omdat het moet." in antwoord and not Tekstvoorstel.objects.exists()


def test_text_that_moved_while_proposing_is_shown(client, tekst):
    velden = {"nieuw": "Mijn tekst.", "gezien": tekstdelen.fingerprint("Wat er eerst stond.")}
    antwoord = client.post(tekst.url, velden)
    assert antwoord.status_code == 409 and "Mijn tekst." in page(antwoord) and tekst.nu in page(antwoord)
    assert not Tekstvoorstel.objects.exists()


def test_refusing_needs_a_reason_and_withdrawing_its_author(client, url, tekst, mark, wie):
    rij = propose(tekst, "Hoe dan?", mark)
    assert "Schrijf waarom" in page(client.post(url("voorstel_besluit", rij.pk), {"besluit": "afwijzen"}))
    antwoord = client.post(url("voorstel_besluit", rij.pk), {"besluit": "intrekken"}, follow=True)
    assert "Alleen Mark Bakker kan dit voorstel intrekken" in page(antwoord)
    client.post(url("voorstel_besluit", rij.pk), {"besluit": "afwijzen", "reden": "Te kort."})
    rij.refresh_from_db()
    assert (rij.stand, rij.reden, rij.besloten_door) == ("afgewezen", "Te kort.", wie)
    with pytest.raises(OngeldigeOvergang, match="al afgewezen"):
        voorstellen.withdraw(rij, mark)


def test_proposing_in_review_and_accepting_afterwards(client, url, bestek, tekst, mark, wie):
    bestek.submit(wie)
    rij = propose(tekst, "Hoe dan?", mark)
    assert "ligt vast" in page(client.post(url("voorstel_overnemen", rij.pk), follow=True))
    bestek.reopen(wie, "Nog een tekst.")
    rij = Tekstvoorstel.objects.get(pk=rij.pk)
    voorstellen.accept(rij, wie)
    assert rij.stand == "overgenomen"


def test_part_that_is_gone_keeps_its_talk_readable(client, url, bestek, tekst, mark, wie):
    opmerkingen.add(tekst.deel, "Kan deze weg?", mark)
    rij = propose(tekst, "Hoe dan?", mark)
    adres = tekst.deel.url
    tekst.deel.rij.drop()
    assert "Kan deze weg?" in page(client.get(adres)) and "kan nergens meer in" in page(client.get(url("opmerkingen")))
    assert client.get(tekst.url).status_code == 404
    with pytest.raises(OngeldigeOvergang, match="niet meer in het bestek"):
        voorstellen.accept(rij, wie)


def test_start_page_tells_what_waits(bestek, tekst, mark, wie):
    opmerkingen.add(tekst.deel, f"@{mark.naam} kijk", wie)
    propose(tekst, "Hoe dan?", mark)
    assert [w.wat for w in wacht_overleg.of_writer(mark)] == ["U bent genoemd"]
    (voorstel,) = wacht_overleg.of_writer(wie)
    assert voorstel.wat == "Tekstvoorstel" and "Mark Bakker" in voorstel.zin
    Tekstvoorstel.objects.update(door=wie)  # of who began the bestek: then others decide
    assert [w.wat for w in wacht_overleg.of_writer(mark)] == ["U bent genoemd", "Tekstvoorstel"]
    assert list(wacht_overleg.of_writer(wie)) == []


def test_nothing_of_it_leaves_the_circle_of_writers(client, url, bestek, tekst, mark, wie, gemeente):
    """The structure feeds every export, the reading context every page and annex."""
    rij = opmerkingen.add(tekst.deel, f"{KANARIE} @{mark.naam}", wie)
    opmerkingen.add(tekstdelen.Deel(bestek, "algemeen"), KANARIE, wie)
    opmerkingen.answer(rij, KANARIE, mark)
    voorstellen.propose(tekst, KANARIE, mark, KANARIE)
    assert KANARIE in page(client.get(tekst.deel.url))
    assert not Gebeurtenis.objects.filter(tekst__contains=KANARIE).exists()
    inhoud = samenstelling.compose(bestek)
    assert KANARIE not in repr(inhoud) and KANARIE not in repr(hoofdstukken.read(inhoud))
    bestek.submit(wie)
    assert KANARIE not in freeze(bestek, wie).inhoud
    bestek.publish(wie, bestek.aangemaakt_op.date(), "TN-1")
    for rol in (Rol.BEOORDELAAR, Rol.LEZER, Rol.BEHEERDER):
        ander = factories.make_client(factories.make_gebruiker(gemeente, rol))
        assert ander.get(url("opmerkingen")).status_code == 403
        gelezen = ander.get(url("bestek"))
        assert KANARIE not in page(gelezen) and "bo-paneel" not in page(gelezen)
        for ruimte in (opmerkingen.Opmerking, Tekstvoorstel, opmerkingen.Vermelding):
            assert not ruimte.objects.visible_to(ander_van(ander)).exists()
    assert json.dumps(KANARIE) not in page(client.get(url("versie", 1)))


def ander_van(client):
    from gemeenten.models import Gebruiker

    return Gebruiker.objects.get(pk=client.session["_auth_user_id"])
