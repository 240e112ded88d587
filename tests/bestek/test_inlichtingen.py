import pytest
from django.db import IntegrityError, transaction
from django_scopes import scope

from beoordeling.models import Inschrijver
from bestek import inlichtingen
from bestek.inlichtingen import approve, check_names, divide, release, take_in, write
from bestek.models import Inlichting, Inzending
from bestek.models.bestek import OngeldigeOvergang
from bestek.namen import known_names
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from gemeenten.velden import Verouderd
from tests import factories


@pytest.fixture
def gepubliceerd(gemeente, wie):
    return factories.make_gepubliceerd(gemeente, wie)


@pytest.fixture
def vraag(gepubliceerd, wie):
    return factories.make_inlichting(gepubliceerd, wie, organisatie="Taalkade B.V.", contact="Jan Jansen <j@kade.nl>")


def fresh(rij):
    return Inlichting.objects.get(pk=rij.pk)


def test_question_keeps_its_sender_apart(vraag):
    assert not {"organisatie", "contact", "origineel"} & {veld.name for veld in Inlichting._meta.local_fields}
    assert vraag.inzending.organisatie == "Taalkade B.V."
    assert (vraag.nummer, vraag.stand, vraag.vaststelling.nummer) == (1, "nieuw", 1)


def test_numbers_go_on(gepubliceerd, wie, vraag):
    assert [factories.make_inlichting(gepubliceerd, wie).nummer for _ in range(2)] == [2, 3]


@pytest.mark.parametrize("stand", ["concept", "ter_review", "ingetrokken"])
def test_only_for_a_frozen_bestek(bestek, wie, stand):
    if stand == "ter_review":
        bestek.submit(wie)
    elif stand == "ingetrokken":
        bestek.withdraw(wie, "x")
    with pytest.raises(OngeldigeOvergang):
        take_in(bestek, [], wie)


def test_sender_cannot_be_changed(vraag):
    with pytest.raises(IntegrityError), transaction.atomic():
        Inzending.objects.filter(inlichting=vraag).update(organisatie="Ander")


def test_answer_makes_it_a_concept(vraag, wie):
    assert write(vraag, vraag.versie, wie, groep="Lengte").stand == "nieuw"
    rij = fresh(vraag)
    rij = write(rij, rij.versie, wie, antwoord="Ja.")
    assert (rij.stand, rij.antwoord_door) == ("concept", wie)


def test_stale_save_is_refused(vraag, wie):
    write(vraag, vraag.versie, wie, antwoord="Ja.")
    with pytest.raises(Verouderd):
        write(vraag, 1, wie, antwoord="Nee.")
    assert fresh(vraag).antwoord == "Ja."


def test_all_states_and_what_each_refuses(vraag, wie, gemeente):
    collega = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    for stap in (lambda: approve(vraag, vraag.versie, wie), lambda: vraag.reopen(wie), lambda: vraag.restore(wie)):
        with pytest.raises(OngeldigeOvergang):
            stap()
    vraag.assign(collega, wie)
    assert vraag.stand == "toegewezen"
    vraag = write(vraag, vraag.versie, collega, antwoord="Ja.")
    vraag.assign(wie, wie)
    assert vraag.stand == "concept"
    approve(vraag, vraag.versie, wie)
    assert (vraag.stand, vraag.akkoord_door) == ("akkoord", wie)
    with pytest.raises(OngeldigeOvergang):
        write(vraag, vraag.versie, wie, antwoord="Nee.")
    with pytest.raises(OngeldigeOvergang):
        vraag.assign(collega, wie)
    vraag.reopen(wie)
    assert (vraag.stand, vraag.akkoord_door) == ("concept", None)
    vraag.drop(wie, "Dubbel")
    assert vraag.stand == "vervallen"
    with pytest.raises(OngeldigeOvergang):
        vraag.drop(wie, "Nog eens")
    vraag.restore(wie)
    assert (vraag.stand, vraag.reden_vervallen) == ("concept", "")


def test_approval_is_of_the_text_that_was_read(vraag, wie, gemeente):
    collega = factories.make_gebruiker(gemeente, Rol.BELEIDSMEDEWERKER)
    gelezen = write(vraag, vraag.versie, collega, antwoord="Ja.")
    versie = gelezen.versie
    write(fresh(vraag), versie, collega, antwoord="Ja, tenzij.")
    with pytest.raises(OngeldigeOvergang, match="intussen gewijzigd"):
        approve(fresh(vraag), versie, wie)


def test_writer_of_the_answer_does_not_approve_where_another_can(vraag, wie, gemeente):
    rij = write(vraag, vraag.versie, wie, antwoord="Ja.")
    ander = factories.make_gebruiker(gemeente, Rol.INKOPER, naam="Andere Inkoper")
    with pytest.raises(OngeldigeOvergang, match="Andere Inkoper"):
        approve(rij, rij.versie, wie)
    approve(rij, rij.versie, ander)
    assert rij.stand == "akkoord"


def test_only_inkoper_may_approve_his_own(vraag, wie):
    rij = write(vraag, vraag.versie, wie, antwoord="Ja.")
    approve(rij, rij.versie, wie)
    assert rij.stand == "akkoord"


def test_divide_gives_and_groups_what_can_change(gepubliceerd, wie, gemeente):
    rijen = [factories.make_inlichting(gepubliceerd, wie) for _ in range(2)]
    rijen.append(factories.make_inlichting(gepubliceerd, wie, antwoord="Ja.", akkoord=True))
    assert divide(rijen, wie, aan=wie, groep="Lengte") == 2
    assert [(r.toegewezen_aan, r.groep) for r in Inlichting.objects.all()] == [(wie, "Lengte")] * 2 + [(None, "")]


def test_names_of_senders_and_bidders_are_known(gepubliceerd, vraag, gemeente):
    Inschrijver.objects.create(gemeente=gemeente, naam="Wijdland Educatie", email="x@wijdland.example")
    duinwijk = factories.make_gemeente("duinwijk")
    with scope(gemeente=duinwijk):
        Inschrijver.objects.create(gemeente=duinwijk, naam="Verre School")
    namen = known_names(gepubliceerd)
    assert {"Taalkade", "Jan Jansen", "Jansen", "Wijdland Educatie", "wijdland"} <= namen
    assert "Verre School" not in namen


def test_name_of_the_gemeente_itself_is_no_name(gepubliceerd, wie):
    factories.make_inlichting(gepubliceerd, wie, organisatie="Polderstad")
    assert "Polderstad" not in known_names(gepubliceerd)


def test_release_needs_an_open_find_and_keeps_its_reason(vraag, wie, gepubliceerd):
    rij = write(vraag, vraag.versie, wie, vraag="Mag Taalkade bellen?", antwoord="Bel 0320-123456.")
    namen = known_names(gepubliceerd)
    assert [(v.veld, v.treffer.soort) for v in check_names(rij, namen)] == [
        ("vraag", "naam"),
        ("antwoord", "telefoonnummer"),
    ]
    release(rij, "0320-123456", "Ons eigen nummer.", namen, wie)
    naam, nummer = check_names(fresh(rij), namen)
    assert naam.vrijgave is None and nummer.vrijgave.reden == "Ons eigen nummer."
    for sleutel in ("0320-123456", "iets anders"):
        with pytest.raises(OngeldigeOvergang):
            release(rij, sleutel, "Nog eens.", namen, wie)


def test_wijziging_goes_with_the_answer(vraag, wie, gepubliceerd):
    inlichtingen.open_change(vraag, "Langer antwoord", wie)
    rij = fresh(vraag)
    assert rij.leidt_tot_wijziging and rij.wijziging == gepubliceerd.open_wijziging
    assert write(rij, rij.versie, wie, leidt_tot_wijziging=False).wijziging is None


def test_visible_to_writers_of_the_gemeente_only(vraag, wie, gemeente):
    for rol in (Rol.LEZER, Rol.BEOORDELAAR, Rol.BEHEERDER):
        assert not Inlichting.objects.visible_to(factories.make_gebruiker(gemeente, rol)).exists()
    assert Inlichting.objects.visible_to(wie).get() == vraag


def test_no_event_tells_who_asked(vraag, wie, gepubliceerd):
    rij = write(vraag, vraag.versie, wie, antwoord="Ja.")
    approve(rij, rij.versie, wie)
    rij.drop(wie, "Taalkade vroeg het al")
    teksten = " ".join(Gebeurtenis.objects.values_list("tekst", flat=True))
    assert "Vraag 1" in teksten
    assert not [woord for woord in ("Taalkade", "Jansen", "kade.nl") if woord in teksten]


def test_field_history_knows_no_sender(vraag):
    from auditlog.models import LogEntry

    assert not LogEntry.objects.filter(changes__icontains="Taalkade").exists()
    assert not LogEntry.objects.filter(object_repr__icontains="Taalkade").exists()
