"""The demo as a whole, built once for this module: slow enough to share, and nothing here changes it for good."""

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import RequestFactory
from django_scopes import scope, scopes_disabled

from beoordeling.enums import Geldigheid, Rondestatus
from beoordeling.models import (
    Antwoord,
    Commissielid,
    Consensus,
    Inschrijving,
    Kluisprijs,
    Offerte,
    Prijs,
    Ronde,
    Score,
)
from beoordeling.rangschikking import rank_percelen
from beoordeling.vergelijking import compare
from bestek import edities
from bestek.enums import Bestekstatus
from bestek.models import Bestek
from bestek.verloop import todo
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from portaal.demo import lezen, personen
from portaal.demo.tijd import Kalender, this_monday
from portaal.management.commands.demo import Command as opdracht

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def overal(demo, db):
    with scopes_disabled():
        yield


@pytest.fixture
def polderstad(demo, db):
    gemeente = Gemeente.objects.get(slug="polderstad")
    with scope(gemeente=gemeente):
        yield gemeente


def persoon(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email__startswith=f"{naam}@")


def test_demo_has_a_bestek_and_a_ronde_in_every_state(overal):
    assert set(Bestek.objects.values_list("status", flat=True)) == set(Bestekstatus)
    assert set(Ronde.objects.values_list("status", flat=True)) == set(Rondestatus)


def test_concept_stands_on_an_older_edition_and_what_is_frozen_keeps_its_words(polderstad):
    concept = Bestek.objects.get(kenmerk="2026-022")
    gevonden = {v.vraag.herkomst.code: v for v in edities.renewals(edities.outdated(concept))}
    assert list(gevonden) == ["2.3", "4.4", "2.4"]
    assert [code for code, v in gevonden.items() if v.aangepast] == ["2.3"]
    assert [(s.sleutel, s.soort) for s in gevonden["2.4"].stukken] == [("2.4/6", "nieuw")]
    vast = Bestek.objects.get(kenmerk="2026-020").laatste_vaststelling
    assert "misschien is dat een goede leidraad" in vast.inhoud


def test_second_run_changes_nothing(overal):
    voor = fingerprints()
    call_command("demo", stdout=StringIO())
    assert fingerprints() == voor


def fingerprints() -> dict[str, tuple[int, str]]:
    """Rows and a hash of their content, of every table."""
    gevonden = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            tabel = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {tabel} ORDER BY 1")  # noqa: S608
            rijen = [[bytes(w) if isinstance(w, memoryview) else w for w in rij] for rij in cursor.fetchall()]
            gevonden[tabel] = (len(rijen), hashlib.sha256(repr(rijen).encode()).hexdigest())
    return gevonden


def test_every_account_signs_in_with_the_one_password(overal):
    for rij in personen.PERSONEN:
        gebruiker = authenticate(RequestFactory().post("/"), username=rij.email, password=personen.WACHTWOORD)
        assert gebruiker and gebruiker.is_demo and gebruiker.naam == rij.naam


def test_account_list_names_everybody_and_the_password(overal):
    uit = StringIO()
    call_command("demo", stdout=uit)
    assert personen.WACHTWOORD in uit.getvalue()
    assert all(rij.email in uit.getvalue() for rij in personen.PERSONEN)


def test_demo_is_refused_when_it_is_off(overal, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="staat uit"):
        call_command("demo", stdout=StringIO())


def test_weg_closes_the_accounts_in_production_too(overal, settings):
    settings.DEMO, settings.PRODUCTIE = False, True
    assert opdracht.requires_system_checks == []  # else manage.py stops at the very check that asks for --weg
    uit = StringIO()
    call_command("demo", "--weg", stdout=uit)
    assert not Gebruiker.objects.filter(is_demo=True, is_active=True).exists()
    assert f"{len(personen.PERSONEN)} demo-accounts afgesloten" in uit.getvalue()


def test_who_was_sent_away_comes_back_with_the_next_run(overal):
    call_command("demo", "--weg", stdout=StringIO())
    call_command("demo", stdout=StringIO())
    assert Gebruiker.objects.filter(is_demo=True, is_active=True).count() == len(personen.PERSONEN)


def test_duinwijk_sees_nothing_of_polderstad(overal):
    van_polderstad = {m: m.objects.filter(gemeente__slug="polderstad") for m in (Bestek, Offerte, Ronde, Score, Prijs)}
    for rij in personen.PERSONEN:
        if set(rij.rollen) == {"duinwijk"}:
            gebruiker = Gebruiker.objects.get(email=rij.email)
            for model, rijen in van_polderstad.items():
                assert rijen.exists() and not rijen.visible_to(gebruiker).exists(), (rij.naam, model)
    kramer = persoon("joost.kramer")
    assert Bestek.objects.visible_to(kramer).count() == 2
    assert Offerte.objects.visible_to(kramer).count() == 2


def test_every_valid_bid_has_answers_and_a_price(overal):
    geldig = Inschrijving.objects.filter(geldigheid=Geldigheid.GELDIG)
    zonder = Antwoord.objects.filter(offerte__inschrijvingen__in=geldig, versies=None)
    assert not zonder.exists()
    geprijsd = geldig.exclude(offerte__bestek__methode="kwaliteit_vaste_prijs")
    assert geprijsd.count() > 20 and not geprijsd.filter(kluisprijzen=None).exists()


def test_every_written_judgement_found_its_answer(overal):
    geschreven = [sleutel for pad in (lezen.MAP / "oordelen").glob("*.md") for sleutel in lezen.oordelen(pad.stem)]
    samen = sum(wie == "Consensus" for _, _, wie in geschreven)
    assert Consensus.objects.count() == samen
    assert Score.objects.count() == len(geschreven) - samen


def test_consensus_is_partly_agreed_with_marks_far_apart(polderstad):
    ronde = Ronde.objects.get(status=Rondestatus.CONSENSUS)
    afgesproken = set(Consensus.objects.filter(ronde=ronde).values_list("antwoord", flat=True))
    cijfers: dict[int, list] = {}
    for antwoord, cijfer in Score.objects.filter(ronde=ronde, onthouden=False).values_list("antwoord", "cijfer"):
        cijfers.setdefault(antwoord, []).append(cijfer)
    assert 0 < len(afgesproken) < len(cijfers)
    assert any(max(rij) - min(rij) >= 6 for antwoord, rij in cijfers.items() if antwoord not in afgesproken)


def test_reviewers_of_the_running_round_still_have_work(polderstad):
    ronde = Ronde.objects.get(status=Rondestatus.INDIVIDUEEL)
    klaar = Score.objects.filter(ronde=ronde, klaar=True).values_list("commissielid__gebruiker__naam", flat=True)
    assert len(set(klaar)) == 3 and Score.objects.filter(ronde=ronde, klaar=False).exists()
    assert not Consensus.objects.filter(ronde=ronde).exists()
    assert Commissielid.objects.filter(ronde=ronde, rol="waarnemer").exists()


def test_sealed_prices_wait_for_two_people(polderstad):
    ronde = Ronde.objects.get(status=Rondestatus.KWALITEIT_VASTGESTELD)
    assert not hasattr(ronde, "opening") and not Prijs.objects.filter(ronde=ronde).exists()
    assert Kluisprijs.objects.filter(inschrijving__offerte__bestek=ronde.bestek).count() == 3
    for naam in ("mark.bakker", "peter.scholten"):
        assert ronde in Ronde.objects.openable_by(persoon(naam))


@pytest.mark.parametrize("status", [Rondestatus.PRIJZEN_GEOPEND, Rondestatus.AFGEROND])
def test_ended_rounds_have_a_ranking_without_ties(polderstad, status):
    for ronde in Ronde.objects.filter(status=status):
        for uitslag in rank_percelen(ronde):
            assert uitslag.rangorde is not None, uitslag.melding
            assert [u.rang for u in uitslag.rangorde.uitslagen] == [1, 2, 3]


def test_one_tender_was_won_on_quality_alone(polderstad):
    ronde, opnieuw = Ronde.objects.filter(bestek__methode="kwaliteit_vaste_prijs")
    assert ronde.status == opnieuw.status == Rondestatus.AFGEROND and not hasattr(ronde, "opening")
    conclusie = compare(ronde, opnieuw).conclusie
    assert opnieuw.vervangt == ronde and conclusie.startswith("2 van de 9 cijfers") and "blijft bij Klik" in conclusie


def test_concept_is_half_done_and_the_change_ended_in_version_two(polderstad):
    concept = Bestek.objects.get(status=Bestekstatus.CONCEPT, herkomst="")  # the other began from a template
    assert "totaal" in {probleem.soort for probleem in todo(concept)}
    gewijzigd = Bestek.objects.get(titel="Digitale vaardigheden 2027")
    eerste, tweede = gewijzigd.vaststellingen.all()
    assert eerste.inhoud != tweede.inhoud and tweede.reden
    assert not gewijzigd.gesloten and gewijzigd.open_wijziging is None


def test_main_tender_shows_what_a_gemeente_can_choose(polderstad):
    bestek = Bestek.objects.get(titel="Inburgering 2027")
    inhoud = bestek.laatste_vaststelling.structuur
    assert [p.routes for p in inhoud.percelen] == [("B1",), ("O",), ("Z",)]
    assert all(inhoud.totaal(perceel) == 100 for perceel in inhoud.percelen)
    assert any(v.aangepast for v in bestek.bestekvraag_set.all())
    assert {c.zichtbaarheid for v in inhoud.vragen for c in v.criteria} == {"openbaar", "achtergrond"}
    assert [len(inhoud.eisen_van(p)) for p in inhoud.percelen] == [6, 6, 6]
    keurmerk = {e.titel for e in inhoud.eisen_van(inhoud.percelen[1])}
    assert "Keurmerk Inburgeren" not in keurmerk  # the onderwijsroute is not under it


def test_bid_without_keurmerk_is_set_aside_with_a_reason(polderstad):
    rijen = Inschrijving.objects.filter(geldigheid=Geldigheid.TERZIJDE_GELEGD)
    assert {rij.perceel.naam for rij in rijen} == {"B1-route", "Zelfredzaamheidsroute"}
    assert all("Keurmerk" in rij.reden for rij in rijen)


def test_what_happened_lies_in_the_past_and_open_deadlines_ahead(overal):
    for model in (Score, Consensus):
        veld = "bewaard_op" if model is Score else "vastgelegd_op"
        assert not model.objects.filter(**{f"{veld}__gt": klok.now()}).exists()
    loopt = Bestek.objects.filter(status=Bestekstatus.GEPUBLICEERD, sluiting_op__gt=klok.now())
    assert [b.titel for b in loopt] == ["Digitale vaardigheden 2027"]
    assert Ronde.objects.filter(status=Rondestatus.INDIVIDUEEL, beoordelen_tot__gt=klok.now()).count() == 2


def test_demo_of_a_later_year_moves_along(overal):
    later = Kalender(this_monday()).moment("60 di 12:00")
    with klok.fixed(later):
        assert this_monday() == Kalender(this_monday()).moment("0 ma 00:00").date()
        assert Kalender(this_monday()).moment("1 wo 12:00") > later
