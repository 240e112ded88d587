from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django_scopes import scope

from documenten.pdftekst import LeesFout
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from kwaliteit.inlezen import opslaan
from kwaliteit.letterlijk import bundel_of, texts_for
from kwaliteit.models import Bundel, Inleesvoorstel, Letterlijk
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def letters(django_db_setup, django_db_blocker):
    """The shipped letters, once for this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("laad_brieven", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def wie(letters, gemeente):
    return factories.make_gebruiker(gemeente, Rol.BEHEERDER)


def take_over(gemeente, wie, inhoud: bytes, naam: str = "bundel.txt") -> Bundel:
    return opslaan.accept(opslaan.propose(gemeente, wie, naam, inhoud), wie, aanvaard=True)


def test_proposal_changes_nothing_until_it_is_accepted(gemeente, wie, voorbeeld):
    voorstel = opslaan.propose(gemeente, wie, "bundel.txt", voorbeeld)
    assert bundel_of(gemeente) is None and texts_for(gemeente) == {}
    bundel = opslaan.accept(voorstel, wie, aanvaard=True)
    assert texts_for(gemeente, ["4.3"])["4.3"].tekst == "Waaraan ziet een inburgeraar zijn eigen voortgang?"
    assert bundel.rapport["brieven"][1]["gevonden"]["vraag"] == 6
    assert not Inleesvoorstel.objects.exists()
    assert Gebeurtenis.objects.get(soort="bundel.ingelezen").wie == wie


def test_gaps_must_be_accepted(gemeente, wie, voorbeeld):
    voorstel = opslaan.propose(gemeente, wie, "bundel.txt", voorbeeld)
    with pytest.raises(opslaan.NietAanvaard, match="Niet gevonden: brief 1"):
        opslaan.accept(voorstel, wie, aanvaard=False)
    assert bundel_of(gemeente) is None
    assert Inleesvoorstel.objects.exists()


def test_reading_again_replaces_and_never_doubles(gemeente, wie, voorbeeld):
    take_over(gemeente, wie, voorbeeld)
    eerst = {rij.code: rij.tekst for rij in Letterlijk.objects.all()}
    take_over(gemeente, wie, voorbeeld)
    assert {rij.code: rij.tekst for rij in Letterlijk.objects.all()} == eerst
    assert Letterlijk.objects.count() == len(eerst) and Bundel.objects.count() == 1


def test_one_letter_replaces_only_itself(gemeente, wie, voorbeeld):
    take_over(gemeente, wie, voorbeeld)
    regels = voorbeeld.decode().replace("Hoe meet de aanbieder de voortgang?", "Hoe meet u de voortgang?").split("\n")
    take_over(gemeente, wie, "\n".join(regels[105:]).encode(), "brief-5.txt")
    teksten = texts_for(gemeente)
    assert teksten["5.3"].tekst == "Hoe meet u de voortgang?"
    assert "4.3" in teksten and "0" in teksten
    rapport = bundel_of(gemeente).rapport
    assert [brief["nummer"] for brief in rapport["brieven"]] == [0, 4, 5]
    assert list(teksten) == [rij.code for rij in Letterlijk.objects.order_by("volgorde")]


def test_it_is_all_or_nothing(gemeente, wie, voorbeeld, monkeypatch):
    take_over(gemeente, wie, voorbeeld)
    voor = Letterlijk.objects.count()
    voorstel = opslaan.propose(gemeente, wie, "ander.txt", voorbeeld)
    voorstel.teksten[-1] = voorstel.teksten[0]  # the same code twice: the database refuses
    with pytest.raises(IntegrityError), transaction.atomic():
        opslaan.accept(voorstel, wie, aanvaard=True)
    assert Letterlijk.objects.count() == voor
    assert bundel_of(gemeente).naam == "bundel.txt"


def test_other_gemeente_never_gets_the_text(gemeente, wie, voorbeeld):
    take_over(gemeente, wie, voorbeeld)
    ander = factories.make_gemeente("duinwijk")
    assert texts_for(ander) == {}
    with scope(gemeente=ander):
        assert texts_for(gemeente) == {}
        assert bundel_of(gemeente) is None


def test_proposal_is_for_one_person_and_for_a_day(gemeente, wie, voorbeeld):
    opslaan.propose(gemeente, wie, "een.txt", voorbeeld)
    opslaan.propose(gemeente, wie, "twee.txt", voorbeeld)
    zichtbaar = Inleesvoorstel.objects.visible_to(wie)
    assert [v.naam for v in zichtbaar] == ["twee.txt"]
    assert not Inleesvoorstel.objects.visible_to(factories.make_gebruiker(gemeente, Rol.BEHEERDER)).exists()
    with klok.fixed(klok.now() + timedelta(hours=25)):
        assert not Inleesvoorstel.objects.visible_to(wie).exists()
        opslaan.drop_proposals(gemeente, factories.make_gebruiker(gemeente, Rol.BEHEERDER))
    assert not Inleesvoorstel.objects.exists()


def test_file_without_a_letter_is_refused_and_drops_nothing(gemeente, wie, voorbeeld):
    opslaan.propose(gemeente, wie, "een.txt", voorbeeld)
    with pytest.raises(LeesFout, match="geen brief"):
        opslaan.propose(
            gemeente, wie, "recept.txt", b"Verwarm de oven voor op tweehonderd graden en klop eieren. " * 20
        )
    assert Inleesvoorstel.objects.get().naam == "een.txt"


def test_removal_takes_the_text_away_and_leaves_its_history(gemeente, wie, voorbeeld):
    opslaan.remove(take_over(gemeente, wie, voorbeeld), wie)
    assert bundel_of(gemeente) is None and not Letterlijk.objects.exists()
    assert [g.soort for g in Gebeurtenis.objects.all()] == ["bundel.ingelezen", "bundel.verwijderd"]
