import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from beoordeling import belang, geldigheid, registratie
from beoordeling.enums import Geldigheid, Rondestatus
from beoordeling.models import Antwoord, Inschrijver, Offerte, OngeldigeOvergang
from bestek.models import Eis
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebeurtenis
from gemeenten.velden import Verouderd
from tests.factories import make_bestek, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def met_eis(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper)
    Eis.objects.create(gemeente=gemeente, bestek=bestek, titel="Keurmerk", tekst="Heeft een keurmerk.")
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    return bestek


def test_add_offerte_makes_a_place_for_every_published_question(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper, vragen=3, percelen=2)
    bestek.bestekvraag_set.filter(volgorde=1).update(per_perceel=True)
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")

    offerte = make_offerte(bestek)

    assert offerte.antwoorden.count() == 4
    assert offerte.antwoorden.filter(perceel=None).count() == 2
    assert offerte.inschrijvingen.count() == 2


def test_add_offerte_leaves_out_questions_of_other_percelen(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper, percelen=2)
    eerste, tweede = bestek.perceel_set.current()
    bestek.weging_set.get(bestekvraag__volgorde=1, perceel=tweede).delete()
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    inschrijver = Inschrijver.objects.create(gemeente=gemeente, naam="Taal & Co")

    offerte = registratie.add_offerte(bestek, inschrijver, klok.now(), [tweede], inkoper)

    assert [a.bestekvraag.volgorde for a in offerte.antwoorden.all()] == [2]
    registratie.change_offerte(offerte, offerte.versie, [eerste, tweede], inkoper)
    assert offerte.antwoorden.count() == 2


def test_add_offerte_reads_the_frozen_text_and_not_an_open_wijziging(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, inkoper)
    bestek.open_change(inkoper, "Vraag erbij")
    vraag = bestek.bestekvraag_set.create(
        gemeente=gemeente, volgorde=9, onderwerp="Nieuw", tekst="?", schaal=bestek.schaal_set.first()
    )
    perceel = bestek.perceel_set.first()
    vraag.wegingen.create(gemeente=gemeente, bestek=bestek, perceel=perceel, punten=5)

    offerte = make_offerte(bestek, antwoord=None, geldig=None)
    assert offerte.antwoorden.count() == 2

    freeze(bestek, inkoper)
    make_ronde(bestek, inkoper, [])
    assert offerte.antwoorden.count() == 3


def test_add_offerte_is_refused_twice_for_one_bidder_and_on_a_concept(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, inkoper)
    offerte = make_offerte(bestek)
    percelen = list(bestek.perceel_set.current())
    with pytest.raises(OngeldigeOvergang, match="al een offerte"):
        registratie.add_offerte(bestek, offerte.inschrijver, klok.now(), percelen, inkoper)
    concept = make_bestek(gemeente, inkoper)
    with pytest.raises(OngeldigeOvergang, match="gepubliceerd"):
        registratie.add_offerte(concept, offerte.inschrijver, klok.now(), [], inkoper)


def test_te_laat_compares_with_the_deadline(gemeente, inkoper):
    bestek = make_bestek(gemeente, inkoper)
    bestek.sluiting_op = klok.now() - timedelta(hours=1)
    bestek.save()
    bestek.submit(inkoper)
    freeze(bestek, inkoper)
    bestek.publish(inkoper, klok.today(), "TN-1")
    assert make_offerte(bestek).te_laat
    assert not make_offerte(bestek, ontvangen_op=bestek.sluiting_op).te_laat


def test_change_offerte_drops_a_perceel_only_while_nothing_is_registered_for_it(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, inkoper, percelen=2)
    eerste, tweede = bestek.perceel_set.current()
    offerte = make_offerte(bestek, geldig=None)
    registratie.change_offerte(offerte, offerte.versie, [eerste], inkoper, kenmerk="K-2")
    assert [i.perceel for i in offerte.inschrijvingen.all()] == [eerste]
    assert offerte.kenmerk == "K-2"

    gesloten = make_offerte(bestek, prijs="1000")
    with pytest.raises(OngeldigeOvergang, match="terzijde"):
        registratie.change_offerte(gesloten, gesloten.versie, [tweede], inkoper)
    with pytest.raises(Verouderd):
        registratie.change_offerte(offerte, offerte.versie - 1, [eerste], inkoper, kenmerk="oud")


def test_set_antwoord_keeps_the_old_text_and_asks_a_reason(gemeente, inkoper):
    antwoord = make_offerte(make_gepubliceerd(gemeente, inkoper), antwoord=None).antwoorden.first()
    registratie.set_antwoord(antwoord, "Eerste tekst\r\n", inkoper)
    with pytest.raises(OngeldigeOvergang, match="reden"):
        registratie.set_antwoord(antwoord, "Tweede tekst", inkoper, "  ")

    versie = registratie.set_antwoord(antwoord, "Tweede tekst", inkoper, "Verkeerd geplakt", op_versie=1)

    assert (versie.nummer, versie.reden) == (2, "Verkeerd geplakt")
    assert [v.tekst for v in antwoord.versies.order_by("nummer")] == ["Eerste tekst", "Tweede tekst"]
    assert Antwoord.objects.get(pk=antwoord.pk).tekst == "Tweede tekst"


def test_set_antwoord_with_the_same_text_adds_nothing(gemeente, inkoper):
    antwoord = make_offerte(make_gepubliceerd(gemeente, inkoper), antwoord="Zelfde").antwoorden.first()
    gebeurtenissen = Gebeurtenis.objects.count()
    assert registratie.set_antwoord(antwoord, "\r\nZelfde  \r\n", inkoper, "x") is None
    assert antwoord.versies.count() == 1
    assert Gebeurtenis.objects.count() == gebeurtenissen


def test_set_antwoord_on_an_old_version_meets_the_newer_text(gemeente, inkoper):
    antwoord = make_offerte(make_gepubliceerd(gemeente, inkoper), antwoord="Van een collega").antwoorden.first()
    with pytest.raises(Verouderd) as fout:
        registratie.set_antwoord(antwoord, "Van mij", inkoper, op_versie=0)
    assert fout.value.huidig.tekst == "Van een collega"
    assert antwoord.versies.count() == 1


def test_registering_is_refused_once_scoring_began(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    offerte = make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    bestand = SimpleUploadedFile("a.txt", b"a")
    for doe in (
        lambda: registratie.set_antwoord(offerte.antwoorden.first(), "Anders", inkoper, "reden"),
        lambda: registratie.add_bijlage(offerte, bestand, inkoper),
        lambda: registratie.change_offerte(offerte, offerte.versie, [], inkoper),
        lambda: make_offerte(bestek),
    ):
        with pytest.raises(OngeldigeOvergang, match="begonnen"):
            doe()
    ronde.withdraw(inkoper, "Fout")
    assert registratie.set_antwoord(offerte.antwoorden.first(), "Anders", inkoper, "reden")


def test_add_bijlage_keeps_the_hash_and_a_name_without_tricks(gemeente, inkoper):
    offerte = make_offerte(make_gepubliceerd(gemeente, inkoper))
    bijlage = registratie.add_bijlage(offerte, SimpleUploadedFile("plan.pdf", b"inhoud"), inkoper)
    assert bijlage.sha256 == hashlib.sha256(b"inhoud").hexdigest()
    assert bijlage.grootte == 6
    assert "plan" not in bijlage.bestand.name
    assert bijlage.bestand.open().read() == b"inhoud"
    bijlage.bestand.close()


@pytest.mark.parametrize(
    ("naam", "veilig"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\geheim\\plan.pdf", "plan.pdf"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("regel\r\neinde.txt", "regel einde.txt"),
        ("...", "bijlage"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_file_name_is_safe(naam, veilig):
    assert registratie.file_name(naam) == veilig


def test_add_bijlage_refuses_a_file_that_is_too_large(gemeente, inkoper, monkeypatch):
    monkeypatch.setattr(registratie, "MAX_BIJLAGE", 3)
    offerte = make_offerte(make_gepubliceerd(gemeente, inkoper))
    with pytest.raises(OngeldigeOvergang, match="50 MB"):
        registratie.add_bijlage(offerte, SimpleUploadedFile("a.txt", b"abcd"), inkoper)
    assert not offerte.bijlagen.exists()


def test_judge_geldigheid_waits_for_the_eisen(met_eis, inkoper):
    offerte = make_offerte(met_eis, geldig=None)
    inschrijving, toets = offerte.inschrijvingen.get(), offerte.eistoetsen.get()
    with pytest.raises(OngeldigeOvergang, match="alle eisen"):
        geldigheid.judge_geldigheid(inschrijving, inschrijving.versie, Geldigheid.GELDIG, "", inkoper)
    with pytest.raises(OngeldigeOvergang, match="reden"):
        geldigheid.judge_geldigheid(inschrijving, inschrijving.versie, Geldigheid.TERZIJDE_GELEGD, " ", inkoper)
    geldigheid.judge_eis(toets, toets.versie, True, "", inkoper)
    geldigheid.judge_geldigheid(inschrijving, inschrijving.versie, Geldigheid.GELDIG, "", inkoper)
    assert inschrijving.geldigheid == Geldigheid.GELDIG


def test_judge_eis_that_fails_takes_the_validity_back(met_eis, inkoper):
    offerte = make_offerte(met_eis)
    toets = offerte.eistoetsen.get()
    geldigheid.judge_eis(toets, toets.versie, False, "Het keurmerk is verlopen.", inkoper)
    assert offerte.inschrijvingen.get().geldigheid == Geldigheid.TE_BEOORDELEN


def test_judge_eis_on_an_old_version_is_refused(met_eis, inkoper):
    toets = make_offerte(met_eis).eistoetsen.get()
    with pytest.raises(Verouderd):
        geldigheid.judge_eis(toets, toets.versie - 1, False, "Verlopen.", inkoper)
    toets.refresh_from_db()
    assert toets.voldoet is True


def test_judging_is_refused_once_the_quality_is_fixed(met_eis, inkoper, beoordelaars):
    offerte = make_offerte(met_eis, prijs="1000")
    make_ronde(met_eis, inkoper, beoordelaars, Rondestatus.KWALITEIT_VASTGESTELD)
    toets, inschrijving = offerte.eistoetsen.get(), offerte.inschrijvingen.get()
    with pytest.raises(OngeldigeOvergang, match="kwaliteit is vastgesteld"):
        geldigheid.judge_eis(toets, toets.versie, False, "Toch niet.", inkoper)
    with pytest.raises(OngeldigeOvergang, match="kwaliteit is vastgesteld"):
        geldigheid.judge_geldigheid(
            inschrijving, inschrijving.versie, Geldigheid.TERZIJDE_GELEGD, "Toch niet.", inkoper
        )


def test_antwoorden_are_visible_to_admitted_members_for_their_questions_only(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    offerte, terzijde = make_offerte(bestek, prijs="1000"), make_offerte(bestek, geldig=False)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)
    lid = ronde.commissie.get(gebruiker=beoordelaars[1])
    lid.toewijzingen.filter(bestekvraag__volgorde=2).delete()

    zichtbaar = Antwoord.objects.visible_to(beoordelaars[1])

    assert [a.bestekvraag.volgorde for a in zichtbaar] == [1]
    assert not zichtbaar.filter(offerte=terzijde).exists()
    assert Antwoord.objects.visible_to(inkoper).count() == 4
    ander = make_gebruiker(gemeente, Rol.BEOORDELAAR, Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.LEZER)
    assert not Antwoord.objects.visible_to(ander).exists()
    assert Offerte.objects.visible_to(beoordelaars[1]).get() == offerte


def test_antwoorden_are_hidden_from_who_did_not_sign_or_has_an_open_interest(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL, ondertekend=False)
    lid = ronde.commissie.get(gebruiker=beoordelaars[0])

    def aantallen():
        return [soort.objects.visible_to(beoordelaars[0]).count() for soort in (Antwoord, Offerte)]

    assert aantallen() == [0, 0]
    belang.sign_verklaring(lid, True, "Mijn zwager werkt daar.")
    assert aantallen() == [0, 0]
    belang.judge_belang(lid, lid.versie, False, "Te dichtbij.", inkoper)
    assert aantallen() == [0, 0]
    belang.judge_belang(lid, lid.versie, True, "Ver genoeg weg.", inkoper)
    assert aantallen() == [2, 1]
    ronde.withdraw(inkoper, "Klaar")
    assert aantallen() == [0, 0]


def test_antwoorden_open_to_readers_after_the_end(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, prijs="1000")
    lezer = make_gebruiker(gemeente, Rol.LEZER)
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)
    assert not Antwoord.objects.visible_to(lezer).exists()
    bestek.rondes.get().finish(inkoper)
    assert Antwoord.objects.visible_to(lezer).count() == 2
