"""What is refused or withdrawn counts nowhere, and the published rule decides what follows for the others."""

from datetime import timedelta

import pytest

from beoordeling import belang, geldigheid, kluis, registratie
from beoordeling.enums import Geldigheid, Rondestatus
from beoordeling.models import Antwoord, Inschrijving, Offerte, OngeldigeOvergang, Score
from beoordeling.offertestand import refuse, withdraw_offerte
from beoordeling.rangschikking import rank_percelen
from beoordeling.taken import antwoorden_to_score
from beoordeling.uitslag import describe_uitslag
from bestek.enums import Uitval
from bestek.samenstelling import freeze
from gemeenten import klok
from gemeenten.enums import Rol
from tests.factories import make_bestek, make_gebruiker, make_gepubliceerd, make_offerte, make_ronde

REDEN = "Te laat: een uur na de sluiting ontvangen."


@pytest.fixture
def inkoper(gemeente):
    return make_gebruiker(gemeente, Rol.INKOPER)


@pytest.fixture
def beoordelaars(gemeente):
    return [make_gebruiker(gemeente, Rol.BEOORDELAAR) for _ in range(2)]


@pytest.fixture
def opened(gemeente, inkoper, beoordelaars):
    """`opened(uitval)`: three bids at 100, 80 and 40 with equal quality, prices open."""

    def run(uitval):
        bestek = make_bestek(gemeente, inkoper)
        bestek.uitval = uitval
        bestek.save()
        bestek.submit(inkoper)
        freeze(bestek, inkoper)
        bestek.publish(inkoper, klok.today(), "TN-1")
        for naam, prijs in (("Duur", "100"), ("Midden", "80"), ("Laag", "40")):
            make_offerte(bestek, naam, prijs)
        return make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)

    return run


def bid_of(naam):
    return Inschrijving.objects.get(offerte__inschrijver__naam=naam)


def test_refused_offerte_counts_nowhere_but_is_declared_about(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    for naam in ("Op tijd", "Te laat"):
        offerte = make_offerte(bestek, naam, "90" if naam == "Op tijd" else None)
    with pytest.raises(OngeldigeOvergang, match="reden"):
        refuse(offerte, offerte.versie, " ", inkoper)
    refuse(offerte, offerte.versie, REDEN, inkoper)

    for act in (
        lambda: refuse(offerte, offerte.versie + 1, REDEN, inkoper),
        lambda: registratie.set_antwoord(offerte.antwoorden.first(), "Anders", inkoper, "Typefout"),
        lambda: registratie.change_offerte(offerte, offerte.versie, [], inkoper),
        lambda: kluis.store_prijs(bid_of("Te laat"), 10, inkoper),
        lambda: geldigheid.judge_geldigheid(bid_of("Te laat"), 1, Geldigheid.GELDIG, "", inkoper),
    ):
        with pytest.raises(OngeldigeOvergang):
            act()
    # Even a bid that is called valid by mistake does not come back.
    Inschrijving.objects.filter(offerte=offerte).update(geldigheid=Geldigheid.GELDIG)
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.PRIJZEN_GEOPEND)

    assert {a.offerte.inschrijver.naam for a in antwoorden_to_score(ronde)} == {"Op tijd"}
    assert not Antwoord.objects.visible_to(beoordelaars[0]).filter(offerte=offerte).exists()
    assert not Offerte.objects.visible_to(beoordelaars[0]).filter(pk=offerte.pk).exists()
    assert [u.naam for u in rank_percelen(ronde)[0].rangorde.uitslagen] == ["Op tijd"]
    assert belang.bidders(ronde) == ["Op tijd", "Te laat"]


def test_reader_after_the_end_reads_no_refused_answer(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Op tijd", "90")
    laat = make_offerte(bestek, "Te laat")
    refuse(laat, laat.versie, REDEN, inkoper)
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.AFGEROND)
    lezer = make_gebruiker(gemeente, Rol.LEZER)

    gezien = {a.offerte.inschrijver.naam for a in Antwoord.objects.visible_to(lezer)}

    assert gezien == {"Op tijd"}


def test_refusing_ends_when_scoring_begins(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    offerte = make_offerte(bestek, "Een", "90")
    make_ronde(bestek, inkoper, beoordelaars, Rondestatus.INDIVIDUEEL)

    with pytest.raises(OngeldigeOvergang, match="begonnen"):
        refuse(offerte, offerte.versie, REDEN, inkoper)


def test_withdrawn_during_scoring_keeps_its_scores_out_of_the_count(gemeente, inkoper, beoordelaars):
    bestek = make_gepubliceerd(gemeente, inkoper)
    make_offerte(bestek, "Blijft", "90")
    weg = make_offerte(bestek, "Gaat", "80")
    ronde = make_ronde(bestek, inkoper, beoordelaars, Rondestatus.CONSENSUS)

    withdraw_offerte(weg, weg.versie, "De inschrijver trekt zich terug.", inkoper)

    assert Score.objects.filter(ronde=ronde, antwoord__offerte=weg).count() == 4
    assert not antwoorden_to_score(ronde).filter(offerte=weg).exists()


@pytest.mark.parametrize(("uitval", "punten"), [(Uitval.DOORSCHUIVEN, "20"), (Uitval.OPNIEUW_BEREKENEN, "40")])
def test_drop_out_after_opening_follows_the_published_rule(opened, inkoper, uitval, punten):
    ronde = opened(uitval)
    laag = bid_of("Laag")
    with pytest.raises(OngeldigeOvergang, match="reden"):
        geldigheid.set_aside_late(laag, laag.versie, "", inkoper)

    geldigheid.set_aside_late(laag, laag.versie, "Een uitsluitingsgrond is van toepassing.", inkoper)

    rangorde = rank_percelen(ronde)[0].rangorde
    assert [(u.naam, u.rang) for u in rangorde.uitslagen] == [("Midden", 1), ("Duur", 2)]
    assert str(rangorde.uitslagen[0].prijspunten.exact) == punten
    assert rangorde.ongeldig == (str(laag.pk),)
    deel = describe_uitslag(ronde, ronde.vaststelling.structuur)[0]
    assert [(rij.naam, rij.na_opening) for rij in deel.terzijde] == [("Laag", True)]


def test_withdrawing_after_opening_drops_out_by_the_same_rule(opened, inkoper):
    ronde = opened(Uitval.DOORSCHUIVEN)
    laag = bid_of("Laag")

    withdraw_offerte(laag.offerte, laag.offerte.versie, "Trekt zich terug.", inkoper)

    rangorde = rank_percelen(ronde)[0].rangorde
    assert [str(u.prijspunten.exact) for u in rangorde.uitslagen] == ["20", "16"]


def test_late_is_told_by_the_deadline(gemeente, inkoper):
    bestek = make_gepubliceerd(gemeente, inkoper)
    bestek.sluiting_op = klok.now() - timedelta(hours=1)
    assert make_offerte(bestek, "Te laat", geldig=None).te_laat
