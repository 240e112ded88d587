import pytest

from bestek.delen import add_deel, drop_deel
from bestek.models import Bestekvraag, Eis, Perceel
from bestek.ongedaan import MEESTE, NietTerug, last_act, last_undone, recorded, redo, undo
from bestek.schaal import park_waarden
from bestek.vraagkeuze import add_criterium, add_eigen_vraag, arrange, set_weging
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from tests import factories


@pytest.fixture
def ander(gemeente):
    return factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER, naam="Noor Bakker")


@pytest.fixture
def doe(bestek, wie):
    """`doe(act)` performs an act of `wie` on the working text, and gives what is kept of it."""

    def uitvoeren(act, door=wie, **opties):
        with recorded(bestek, door, **opties):
            act()
        return last_act(bestek, door)

    return uitvoeren


@pytest.fixture
def vraag(bestek):
    return bestek.bestekvraag_set.first()


def contents(bestek):
    """All that the working text holds, without versions."""
    from bestek.momentopname import take

    return take(bestek).rijen


def change(rij, **velden):
    rij.refresh_from_db()
    return lambda: rij.change(rij.versie, **velden)


def acts(bestek, vraag, wie):
    """An act of each kind, with its words."""
    perceel, schaal = bestek.perceel_set.get(), bestek.schaal_set.get()
    punten = list(schaal.ankerpunten.current())

    def swap():
        park_waarden(p.pk for p in punten[:2])
        for punt, waarde in zip(punten[:2], (punten[1].waarde, punten[0].waarde), strict=True):
            punt.change(punt.versie, waarde=waarde)

    return {
        f"Vraag ‘{vraag.onderwerp}’ gewijzigd": change(vraag, tekst="Hoe dan?"),
        f"Punten van ‘{vraag.onderwerp}’": lambda: set_weging(vraag, perceel, None),
        "Vraag ‘Eigen’ toegevoegd": lambda: add_eigen_vraag(
            bestek, wie, onderwerp="Eigen", tekst="Hoe?", criteria=["Een."]
        ),
        f"Vraag ‘{vraag.onderwerp}’ weggehaald": lambda: drop_deel(vraag, wie),
        "Volgorde van de vragen": lambda: arrange(list(bestek.bestekvraag_set.all())[::-1]),
        "Gegevens en planning": change(bestek, titel="Anders", sluiting_op=klok.now()),
        f"Criterium bij ‘{vraag.onderwerp}’ toegevoegd": lambda: add_criterium(vraag, "Concreet."),
        f"Ankerpunt bij ‘{schaal}’ gewijzigd": swap,
        "Perceel ‘Z’ toegevoegd": lambda: add_deel(bestek, Perceel, wie, naam="Z", routes=["Z"]),
    }


@pytest.mark.parametrize("nummer", range(9))
def test_every_act_is_taken_back_whole_and_done_again(bestek, wie, doe, vraag, nummer):
    wat, act = list(acts(bestek, vraag, wie).items())[nummer]
    voor = contents(bestek)
    bewerking = doe(act)
    na = contents(bestek)
    assert bewerking.wat == wat and na != voor
    undo(bewerking, wie)
    assert contents(bestek) == voor
    redo(last_undone(bestek, wie), wie)
    assert contents(bestek) == na and last_undone(bestek, wie) is None
    assert Gebeurtenis.objects.filter(soort="bestek.ongedaan", tekst__endswith=wat).count() == 1


def test_in_a_wijziging_parts_lapse_and_come_back_to_life(bestek, wie, doe):
    bestek.submit(wie)
    bestek.freeze(wie, "{}", "0" * 64)
    bestek.open_change(wie, "Vraag erbij")
    bewerking = doe(lambda: add_deel(bestek, Eis, wie, titel="Keurmerk", tekst="Heeft het."))
    undo(bewerking, wie)
    eis = Eis.objects.get()
    assert eis.vervallen
    redo(bewerking, wie)
    eis.refresh_from_db()
    assert not eis.vervallen and eis.titel == "Keurmerk"


def test_acts_before_the_last_version_are_behind_us(bestek, wie, doe, vraag):
    doe(change(vraag, tekst="Hoe dan?"))
    bestek.submit(wie)
    bestek.freeze(wie, "{}", "0" * 64)
    assert last_act(bestek, wie) is None


def test_typing_on_is_one_act_and_back_to_the_start_is_none(bestek, wie, doe, vraag):
    begin = vraag.tekst
    for tekst in ("H", "Ho", "Hoe"):
        doe(change(vraag, tekst=tekst), getypt=True)
    assert bestek.bewerkingen.count() == 1 and last_act(bestek, wie).rijen[0]["voor"] == {"tekst": begin}
    doe(change(vraag, tekst=begin), getypt=True)
    assert not bestek.bewerkingen.exists()


def test_saving_by_button_and_other_fields_are_acts_of_their_own(bestek, doe, vraag):
    doe(change(vraag, tekst="Een"), getypt=True)
    doe(change(vraag, onderwerp="Ander"), getypt=True)
    doe(change(vraag, onderwerp="Nog een"))
    assert bestek.bewerkingen.count() == 3


def test_only_ones_own_acts_can_be_taken_back(bestek, wie, ander, doe, vraag):
    doe(change(vraag, tekst="Van een ander?"), door=ander)
    assert last_act(bestek, wie) is None and last_act(bestek, ander)


def test_what_a_colleague_changed_since_stays_and_is_said(bestek, wie, ander, doe, vraag):
    mijn = doe(change(vraag, tekst="Van mij?"))
    doe(change(vraag, tekst="Van een ander?"), door=ander)
    with pytest.raises(NietTerug, match=rf"‘{vraag.onderwerp}’ is intussen veranderd door {ander}"):
        undo(mijn, wie)
    vraag.refresh_from_db()
    assert vraag.tekst == "Van een ander?" and last_act(bestek, wie) is None


def test_another_field_of_the_same_part_is_no_obstacle(wie, ander, doe, vraag):
    tekst = vraag.tekst
    mijn = doe(change(vraag, tekst="Van mij?"))
    doe(change(vraag, toelichting="Van een ander."), door=ander)
    undo(mijn, wie)
    vraag.refresh_from_db()
    assert (vraag.tekst, vraag.toelichting) == (tekst, "Van een ander.")


def test_question_that_a_colleague_went_on_with_is_not_thrown_away(bestek, wie, ander, doe):
    mijn = doe(lambda: add_eigen_vraag(bestek, wie, onderwerp="Eigen", tekst="Hoe?"))
    nieuw = Bestekvraag.objects.get(onderwerp="Eigen")
    doe(lambda: add_criterium(nieuw, "Van een ander."), door=ander)
    with pytest.raises(NietTerug, match="intussen iets anders bij"):
        undo(mijn, wie)
    assert Bestekvraag.objects.filter(pk=nieuw.pk).exists()


def test_last_perceel_stays_whoever_added_it(bestek, wie, ander, doe):
    eerste = bestek.perceel_set.get()
    mijn = doe(lambda: add_deel(bestek, Perceel, wie, naam="Z", routes=["Z"]))
    doe(lambda: drop_deel(eerste, ander), door=ander)
    with pytest.raises(NietTerug, match="enige perceel"):
        undo(mijn, wie)


def test_a_new_act_ends_what_could_be_done_again(bestek, wie, doe, vraag):
    undo(doe(change(vraag, tekst="Een?")), wie)
    doe(change(vraag, onderwerp="Ander"))
    assert last_undone(bestek, wie) is None


def test_only_the_last_acts_are_kept(bestek, wie, doe, vraag):
    eigen = {"gemeente_id": bestek.gemeente_id, "door": wie, "wat": "Oud"}
    bestek.bewerkingen.bulk_create(type(doe(change(vraag, tekst="x")))(bestek=bestek, **eigen) for _ in range(MEESTE))
    nieuwste = doe(change(vraag, onderwerp="Ander"))
    assert bestek.bewerkingen.count() == MEESTE and bestek.bewerkingen.last() == nieuwste
