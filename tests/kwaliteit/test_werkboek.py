from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope

from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.velden import Verouderd
from kwaliteit.enums import Beleidsstand
from kwaliteit.models import Beleidsantwoord
from kwaliteit.werkboek.beheer import AlBesloten, history, reopen, save_answer
from kwaliteit.werkboek.lezen import deciders, place_of, read
from tests import factories

OP = date(2026, 3, 2)


@pytest.fixture
def wie(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)


@pytest.fixture
def vraag(gemeente):
    return factories.make_werkboekvraag()


def save(gemeente, vraag, versie, wie, tekst="Wij kiezen B1.", **velden):
    return save_answer(gemeente, vraag, versie, wie, tekst=tekst, beslisser="college", **velden)


def test_first_answer_is_being_written(gemeente, vraag, wie):
    antwoord = save(gemeente, vraag, 0, wie)
    assert (antwoord.stand, antwoord.besloten_op, antwoord.versie) == (Beleidsstand.IN_BEWERKING, None, 1)
    assert antwoord.gewijzigd_door == wie


def test_two_first_answers_do_not_overwrite_each_other(gemeente, vraag, wie):
    save(gemeente, vraag, 0, wie, "Van de een.")
    with pytest.raises(Verouderd) as fout:
        save(gemeente, vraag, 0, wie, "Van de ander.")
    assert fout.value.huidig.tekst == "Van de een."
    assert Beleidsantwoord.objects.get().tekst == "Van de een."


def test_old_version_is_refused(gemeente, vraag, wie):
    save(gemeente, vraag, 0, wie)
    save(gemeente, vraag, 1, wie, "Tweede.")
    with pytest.raises(Verouderd):
        save(gemeente, vraag, 1, wie, "Derde.")
    assert Beleidsantwoord.objects.get().tekst == "Tweede."


def test_decided_answer_is_taken_up_again_before_it_changes(gemeente, vraag, wie):
    antwoord = save(gemeente, vraag, 0, wie, besloten_op=OP)
    assert (antwoord.stand, antwoord.besloten_op) == (Beleidsstand.BESLOTEN, OP)
    with pytest.raises(AlBesloten):
        save(gemeente, vraag, antwoord.versie, wie, "Stiekem anders.")
    antwoord = reopen(Beleidsantwoord.objects.get(), 1, wie)
    assert (antwoord.stand, antwoord.besloten_op) == (Beleidsstand.IN_BEWERKING, None)
    save(gemeente, vraag, 2, wie, "Openlijk anders.", besloten_op=OP)
    assert Beleidsantwoord.objects.get().tekst == "Openlijk anders."


def test_answer_is_taken_up_again_once_and_from_what_was_seen(gemeente, vraag, wie):
    antwoord = save(gemeente, vraag, 0, wie, besloten_op=OP)
    with pytest.raises(Verouderd):
        reopen(antwoord, 0, wie)
    reopen(antwoord, 1, wie)
    with pytest.raises(Verouderd):
        reopen(antwoord, 2, wie)


@pytest.mark.parametrize("velden", [{"besloten_op": None}, {"tekst": ""}])
def test_database_refuses_a_decision_without_date_or_text(gemeente, vraag, wie, velden):
    antwoord = save(gemeente, vraag, 0, wie, besloten_op=OP)
    with pytest.raises(IntegrityError), transaction.atomic():
        Beleidsantwoord.objects.filter(pk=antwoord.pk).update(**velden)


def test_history_tells_who_and_when_and_keeps_what_was_decided(gemeente, vraag, wie):
    begin = datetime(2026, 3, 1, 9, tzinfo=UTC)
    with klok.fixed(begin):
        antwoord = save(gemeente, vraag, 0, wie, "Eerste besluit.")
    with klok.fixed(begin + timedelta(minutes=5)):
        save(gemeente, vraag, 1, wie, "Eerste besluit!")
    with klok.fixed(begin + timedelta(hours=1)):
        antwoord = save(gemeente, vraag, 2, wie, "Eerste besluit.", besloten_op=OP)
    with klok.fixed(begin + timedelta(hours=2)):
        reopen(antwoord, 3, wie)
    regels = list(history(antwoord))
    assert [r.tekst for r in regels] == [
        "Opnieuw in bewerking genomen",
        "Besloten op 2 maart 2026 door: college",
        "Antwoord geschreven",
    ]
    assert {r.wie for r in regels} == {wie}
    assert regels[1].gegevens == {"besluit": "Eerste besluit."} and not regels[2].gegevens


@pytest.mark.parametrize(
    ("rol", "ziet"), [(rol, rol == Rol.BELEIDSMEDEWERKER) for rol in Rol], ids=lambda waarde: str(waarde)
)
def test_only_writers_see_what_is_not_decided(gemeente, vraag, wie, rol, ziet):
    factories.make_beleidsantwoord(gemeente, vraag, wie, "Concept.", besloten=False)
    factories.make_beleidsantwoord(gemeente, factories.make_werkboekvraag("b"), wie, "Besloten.")
    lid = factories.make_gebruiker(gemeente, rol)
    zichtbaar = set(Beleidsantwoord.objects.visible_to(lid).values_list("tekst", flat=True))
    assert zichtbaar == ({"Concept.", "Besloten."} if ziet else {"Besloten."})
    (hoofdstuk,) = read(lid)
    assert (hoofdstuk.besloten, hoofdstuk.bezig, hoofdstuk.open) == ((1, 1, 0) if ziet else (1, 0, 1))


def test_nobody_sees_the_answers_of_another_gemeente(gemeente, vraag, wie):
    ander = factories.make_gemeente("duinwijk")
    vreemde = factories.make_gebruiker(ander, Rol.BELEIDSMEDEWERKER)
    factories.make_beleidsantwoord(gemeente, vraag, wie)
    assert not Beleidsantwoord.objects.visible_to(vreemde).exists()
    with scope(gemeente=ander):
        assert not Beleidsantwoord.objects.visible_to(wie).exists()
        save(ander, vraag, 0, vreemde, "Van Duinwijk.")
        assert read(vreemde)[0].regels[0].antwoord.tekst == "Van Duinwijk."
    assert read(wie)[0].regels[0].antwoord.tekst == "Wij gaan voor B1."


def test_chapters_narrow_by_state_and_by_who_decides(gemeente, vraag, wie):
    factories.make_beleidsantwoord(gemeente, vraag, wie)
    factories.make_werkboekvraag("b", beslisser="gemeenteraad")
    (hoofdstuk,) = hoofdstukken = read(wie)
    assert [r.vraag for r in hoofdstuk.narrowed("besloten")] == [vraag]
    assert [r.vraag.code for r in hoofdstuk.narrowed("open", "gemeenteraad")] == ["b"]
    assert not hoofdstuk.narrowed("besloten", "gemeenteraad") and len(hoofdstuk.narrowed()) == 2
    assert deciders(hoofdstukken) == ["college", "gemeenteraad"]


def test_place_tells_what_is_before_and_behind(gemeente):
    een, twee, drie = (
        factories.make_werkboekvraag(code, deel=deel) for code, deel in (("a", "x"), ("b", "x"), ("c", "y"))
    )
    assert (place_of(een).vorige, place_of(een).volgende) == (None, twee)
    assert (place_of(drie).vorige, place_of(drie).volgende) == (twee, None)
    assert (place_of(twee).nummer, place_of(twee).totaal) == (2, 3)


@pytest.mark.parametrize("aantal", [1, 3])
def test_reading_takes_a_fixed_number_of_queries(gemeente, wie, aantal, django_assert_num_queries):
    for nummer in range(aantal):
        vraag = factories.make_werkboekvraag(f"v{nummer}", deel=f"d{nummer}")
        factories.make_beleidsantwoord(gemeente, vraag, wie)
    with django_assert_num_queries(3):
        assert [r.vraag.nummer and r.beslisser for h in read(wie) for r in h.regels] == ["college"] * aantal


def test_question_numbers_are_letters_so_that_they_are_no_codes_of_the_letters(gemeente):
    vraag = factories.make_werkboekvraag()
    vraag.deel.volgorde, vraag.volgorde = 3, 2
    assert vraag.nummer == "C2"
