from datetime import timedelta

import pytest

from bestek import akkoorden, hoofdstukafdruk, samenstelling, verloop
from bestek.akkoorden import TekstVeranderd, ask, give, read_review
from bestek.models.bestek import OngeldigeOvergang
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from gemeenten.velden import Verouderd
from tests import factories


@pytest.fixture
def collega(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, naam="Sanne")


def judge(bestek, wie, hoofdstuk="gunning", oordeel="akkoord", toelichting=""):
    rij = bestek.akkoorden.get(hoofdstuk=hoofdstuk, gevraagd_aan=wie)
    tekst = hoofdstukafdruk.text_of(samenstelling.compose(bestek), hoofdstuk)
    give(rij, rij.versie, wie, oordeel, toelichting, hoofdstukafdruk.fingerprint(tekst))


def stands(bestek):
    return [(stand.rij.hoofdstuk, stand.woord) for stand in read_review(bestek, samenstelling.compose(bestek)).rijen]


def change_vraag(bestek, tekst="Anders?"):
    vraag = bestek.bestekvraag_set.first()
    vraag.change(vraag.versie, tekst=tekst)


def test_signoff_lapses_when_its_chapter_changes_and_the_difference_is_shown(bestek, wie, collega):
    assert ask(bestek, ["gunning", "eisen"], [collega], wie, klok.today()) == 2
    assert akkoorden.waiting_for(collega).count() == 2 and not akkoorden.waiting_for(wie).exists()
    judge(bestek, collega)
    judge(bestek, collega, "eisen")
    assert stands(bestek) == [("eisen", "Akkoord"), ("gunning", "Akkoord")]
    change_vraag(bestek)
    assert stands(bestek) == [("eisen", "Akkoord"), ("gunning", "Akkoord vervallen")]
    rij = bestek.akkoorden.get(hoofdstuk="gunning")
    (verschil,) = akkoorden.changes_since(rij, samenstelling.compose(bestek))
    assert verschil.kop.startswith("Vraag 1") and verschil.stand == "gewijzigd"
    assert ask(bestek, ["gunning", "eisen"], [collega], wie, None) == 1
    assert stands(bestek)[1] == ("gunning", "Gevraagd") and akkoorden.changes_since(rij, samenstelling.compose(bestek))


def test_only_who_was_asked_judges_and_only_the_text_that_was_read(bestek, wie, collega):
    ask(bestek, ["gunning"], [collega], wie, None)
    rij = bestek.akkoorden.get()
    with pytest.raises(OngeldigeOvergang, match="Sanne"):
        give(rij, rij.versie, wie, "akkoord", "", "0" * 64)
    with pytest.raises(TekstVeranderd):
        give(rij, rij.versie, collega, "akkoord", "", "0" * 64)
    judge(bestek, collega)
    afdruk = bestek.akkoorden.get().afdruk
    with pytest.raises(Verouderd):
        give(rij, rij.versie, collega, "niet_akkoord", "Te lang", afdruk)
    with pytest.raises(OngeldigeOvergang, match="beleidsmedewerker of inkoper"):
        ask(bestek, ["gunning"], [factories.make_gebruiker(bestek.gemeente, Rol.LEZER)], wie, None)


def test_freezing_names_what_is_open_and_keeps_the_reason(bestek, wie, collega):
    ask(bestek, ["gunning"], [collega, wie], wie, None)
    judge(bestek, collega, oordeel="niet_akkoord", toelichting="Te veel vragen")
    verloop.submit(bestek, wie)
    with pytest.raises(verloop.ZonderAkkoord, match=r"heeft nog niet geantwoord; .*Sanne is niet akkoord"):
        verloop.freeze(bestek, wie)
    verloop.freeze(bestek, wie, "De sluiting kan niet later.")
    gebeurtenis = Gebeurtenis.objects.get(soort="bestek.zonder_akkoord")
    assert "De sluiting kan niet later." in gebeurtenis.tekst and len(gebeurtenis.gegevens["open"]) == 2
    with pytest.raises(OngeldigeOvergang, match="ligt vast"):
        ask(bestek, ["eisen"], [collega], wie, None)


def test_wijziging_asks_again_only_for_what_it_changes(bestek, wie, collega):
    ask(bestek, ["gunning", "planning"], [collega], wie, None)
    judge(bestek, collega)
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie, "Planning is besproken.")
    assert not akkoorden.waiting_for(collega).exists()
    bestek.open_change(wie, "Verduidelijking")
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Nog een")
    change_vraag(bestek)
    with pytest.raises(verloop.ZonderAkkoord, match="was akkoord met een eerdere tekst"):
        verloop.freeze(bestek, wie)
    assert not akkoorden.waiting_for(collega).exists()
    with klok.fixed(klok.now() + timedelta(minutes=1)):
        ask(bestek, ["gunning"], [collega], wie, None)
    assert akkoorden.waiting_for(collega).count() == 1


def test_request_is_reminded_and_taken_back_until_it_is_answered(bestek, wie, collega):
    ask(bestek, ["gunning", "eisen"], [collega], wie, None)
    een, twee = bestek.akkoorden.order_by("hoofdstuk")
    akkoorden.remind(een, wie)
    assert een.herinnerd_op
    akkoorden.cancel(een, wie)
    judge(bestek, collega)
    twee.refresh_from_db()
    for verb in (akkoorden.remind, akkoorden.cancel):
        with pytest.raises(OngeldigeOvergang, match="al geantwoord"):
            verb(twee, wie)
    assert bestek.akkoorden.count() == 1


def test_wijziging_is_cancelled_only_on_the_frozen_text(bestek, wie):
    verloop.submit(bestek, wie)
    verloop.freeze(bestek, wie)
    bestek.open_change(wie, "Vergissing")
    oud = bestek.bestekvraag_set.first().tekst
    change_vraag(bestek)
    with pytest.raises(OngeldigeOvergang, match="Vraag 1"):
        verloop.cancel_change(bestek, wie, "Toch niet nodig")
    change_vraag(bestek, oud)
    verloop.cancel_change(bestek, wie, "Toch niet nodig")
    wijziging = bestek.wijzigingen.get()
    assert (wijziging.annuleringsreden, wijziging.geannuleerd_door) == ("Toch niet nodig", wie)
    assert not bestek.bewerkbaar and bestek.vaststellingen.count() == 1
    assert Gebeurtenis.objects.filter(soort="bestek.wijziging_geannuleerd").exists()
    assert bestek.open_change(wie, "Nu echt").pk != wijziging.pk
