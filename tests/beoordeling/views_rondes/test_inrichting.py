"""How a round is set up: anonymous reading, orders, expertise, who is kept from whom, and who falls ill."""

import re

import pytest
from django.urls import reverse

from beoordeling import belang, commissie, inrichting, oefenen, schuilnaam, scoren, taken, verloop
from beoordeling.enums import Commissierol, Leesvolgorde, Rondestatus
from beoordeling.models import Antwoord, Commissielid, Oefenscore, Offerte, OngeldigeOvergang
from beoordeling.scorelijst import own_list
from bestek.models import Bestekvraag
from gemeenten.enums import Rol
from tests.factories import make_client, make_gebruiker, make_offerte

INDIVIDUEEL = Rondestatus.INDIVIDUEEL


def lid_van(ronde, gebruiker) -> Commissielid:
    return ronde.commissie.select_related("ronde__vaststelling", "gebruiker").get(gebruiker=gebruiker)


def names_read(ronde, gebruiker) -> list[str]:
    return [regel.naam for regel in own_list(lid_van(ronde, gebruiker), ronde.vaststelling.structuur)]


@pytest.mark.parametrize("pagina", ["score", "mijn_scores", "offertes"])
def test_anonymous_round_names_no_bidder_while_they_score(walk, beoordelaars, gemeente, bestek, pagina):
    ronde = walk(INDIVIDUEEL, anoniem=True)
    antwoord = taken.assigned_antwoorden(lid_van(ronde, beoordelaars[1])).first()
    args = {"score": [ronde.pk, antwoord.pk], "mijn_scores": [ronde.pk], "offertes": [bestek.pk]}[pagina]
    html = make_client(beoordelaars[1]).get(reverse(f"beoordeling:{pagina}", args=[gemeente.slug, *args])).text
    assert "Alfa" not in html and "Beta" not in html
    if pagina != "offertes":
        assert re.search(r"Inschrijver [12]\b", html)


def test_anonymous_round_keeps_whole_offers_shut_until_prices_open(walk, beoordelaars):
    ronde = walk(Rondestatus.CONSENSUS, anoniem=True)
    assert not Offerte.objects.visible_to(beoordelaars[0]).exists()
    ronde.__class__.objects.filter(pk=ronde.pk).update(anoniem=False)
    assert Offerte.objects.visible_to(beoordelaars[0]).count() == 2


def test_anonymous_round_names_bidders_once_the_ranking_is_open(walk):
    ronde = walk(Rondestatus.CONSENSUS, anoniem=True)
    nummers = schuilnaam.names_of(ronde)
    assert sorted(nummers.values()) == ["Inschrijver 1", "Inschrijver 2"]
    ronde.status = Rondestatus.PRIJZEN_GEOPEND
    assert sorted(schuilnaam.names_of(ronde).values()) == ["Alfa", "Beta"]


def test_names_in_answers_are_blacked_out_at_their_own_length():
    tekst = "Stichting Taalkade en mail@taalkade.nl helpen; Taalkades niet."
    zwart = schuilnaam.black_out(tekst, {"Stichting Taalkade", "Taalkade"})
    assert len(zwart) == len(tekst)
    assert zwart == "█" * 18 + " en " + "█" * 16 + " helpen; Taalkades niet."


def test_shuffled_order_differs_by_member_and_stays_the_same(walk, bestek, beoordelaars):
    for naam in ("Gamma", "Delta", "Epsilon", "Zeta"):
        make_offerte(bestek, naam, "1.000,00", naam)
    ronde = walk(INDIVIDUEEL, schudden=True)
    eerste, tweede = (names_read(ronde, gebruiker) for gebruiker in beoordelaars)
    assert sorted(eerste) == sorted(tweede) and eerste != tweede
    assert names_read(ronde, beoordelaars[0]) == eerste


def test_reading_by_bidder_keeps_a_bidder_together(walk, beoordelaars):
    gelezen = names_read(walk(INDIVIDUEEL, leesvolgorde=Leesvolgorde.PER_OFFERTE), beoordelaars[0])
    assert gelezen == sorted(gelezen)


def test_member_kept_from_a_bidder_reads_nothing_of_it_and_is_ready_without(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING, ondertekend=False)
    voorzitter, lid = (lid_van(ronde, gebruiker) for gebruiker in beoordelaars)
    belang.sign_verklaring(voorzitter, False)
    belang.sign_verklaring(lid, True, "Mijn zus werkt bij Alfa.")
    alfa = Offerte.objects.get(inschrijver__naam="Alfa")
    commissie.decide_belang(lid, lid.versie, True, "Alleen Beta.", inkoper, [alfa])
    verloop.start(ronde, inkoper)
    lid = lid_van(ronde, beoordelaars[1])
    assert not taken.assigned_antwoorden(lid).filter(offerte=alfa).exists()
    assert not Antwoord.objects.visible_to(beoordelaars[1]).filter(offerte=alfa).exists()
    assert taken.progress_of(lid) == (0, 2) and taken.progress_by_lid([lid])[lid.pk] == (0, 2)
    for antwoord in taken.assigned_antwoorden(lid):
        scoren.save_score(lid, antwoord, 0, cijfer=7, motivatie="Goed.", klaar=True)
    assert taken.readiness(ronde)[lid.pk]


def test_round_does_not_start_where_everybody_is_kept_from_a_bidder(walk, inkoper, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING)
    alfa = Offerte.objects.get(inschrijver__naam="Alfa")
    for lid in ronde.commissie.all():
        lid.uitsluitingen.create(gemeente_id=lid.gemeente_id, offerte=alfa, reden="Belang.", door=inkoper)
    assert any("van Alfa" in zin for zin in verloop.problems_before_start(ronde))


def test_ill_member_keeps_scores_and_the_successor_starts_anew(walk, gemeente, inkoper, beoordelaars):
    ronde = walk(INDIVIDUEEL)
    ziek = lid_van(ronde, beoordelaars[0])
    antwoord = taken.assigned_antwoorden(ziek).first()
    scoren.save_score(ziek, antwoord, 0, cijfer=7, motivatie="Goed.", klaar=True)
    vervanger = make_gebruiker(gemeente, Rol.BEOORDELAAR, naam="Nora Nieuw")
    inrichting.replace_lid(ziek, ziek.versie, vervanger, "Valt uit.", inkoper)
    nieuw, ziek = lid_van(ronde, vervanger), lid_van(ronde, beoordelaars[0])
    assert nieuw.rol == Commissierol.VOORZITTER and not ziek.beoordeelt and ziek.opvolger == nieuw
    assert ziek.scores.filter(klaar=True).count() == 1 and not nieuw.scores.exists()
    assert not taken.assigned_antwoorden(nieuw).exists(), "not before signing"
    belang.sign_verklaring(nieuw, False)
    assert taken.assigned_antwoorden(lid_van(ronde, vervanger)).count() == 4
    with pytest.raises(OngeldigeOvergang):
        scoren.save_score(ziek, antwoord, 1, cijfer=4, motivatie="Anders.", klaar=True)
    assert any("Nora Nieuw" in zin for zin in verloop.problems_before_consensus(ronde))


def test_what_reviewers_read_cannot_change_once_they_began(walk, inkoper):
    ronde = walk(INDIVIDUEEL)
    with pytest.raises(OngeldigeOvergang, match="staat vast"):
        inrichting.set_up(ronde, ronde.versie, inkoper, anoniem=True)
    inrichting.set_up(ronde, ronde.versie, inkoper, spreidingsgrens=25)
    ronde.refresh_from_db()
    assert ronde.spreidingsgrens == 25


def test_lead_goes_to_another_inkoper_only(walk, gemeente, inkoper, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING)
    assert ronde.geleid_door == inkoper
    with pytest.raises(OngeldigeOvergang, match="geen inkoper"):
        inrichting.hand_over(ronde, ronde.versie, beoordelaars[0], "Verlof.", inkoper)
    ander = make_gebruiker(gemeente, Rol.INKOPER)
    inrichting.hand_over(ronde, ronde.versie, ander, "Verlof.", inkoper)
    ronde.refresh_from_db()
    assert ronde.geleid_door == ander


def test_pages_of_setting_up_save_what_was_typed(walk, gemeente, inkoper, beoordelaars):
    ronde, client = walk(Rondestatus.VOORBEREIDING), make_client(inkoper)
    lid = lid_van(ronde, beoordelaars[1])
    vraag = lid.toewijzingen.first()

    def post(naam, pk, **velden):
        return client.post(reverse(f"beoordeling:{naam}", args=[gemeente.slug, pk]), velden)

    velden = {"anoniem": "on", "leesvolgorde": "per_offerte", "spreidingsgrens": "30"}
    assert post("inrichting", ronde.pk, versie=ronde.versie, **velden).status_code == 302
    assert post("inrichting", ronde.pk, versie=1, **velden).status_code == 409
    kennis = {"versie": lid.versie, "deskundigheid": "Docent NT2", f"vraag_{vraag.pk}": "Twaalf jaar voor de klas"}
    assert post("deskundigheid", lid.pk, **kennis).status_code == 302
    ronde.refresh_from_db()
    vraag.refresh_from_db()
    assert (ronde.anoniem, ronde.schudden, ronde.spreidingsgrens) == (True, False, 30)
    assert vraag.deskundigheid == "Twaalf jaar voor de klas"
    assert "Docent NT2" in client.get(reverse("beoordeling:commissie", args=[gemeente.slug, ronde.pk])).text


def test_oefenscores_stay_apart_until_they_are_discussed(walk, gemeente, inkoper, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING)
    antwoord = oefenen.add_oefenantwoord(ronde, Bestekvraag.objects.first(), "Wij doen het zo.", inkoper)
    for gebruiker, cijfer in zip(beoordelaars, (4, 10), strict=True):
        oefenen.save_oefenscore(lid_van(ronde, gebruiker), antwoord, 0, cijfer, f"Want {gebruiker.naam}.")
    url = reverse("beoordeling:oefenen", args=[gemeente.slug, ronde.pk])
    html = make_client(beoordelaars[1]).get(url).text
    assert "2 van 2" not in html and "Want Vera Voorzitter." not in html
    assert "2 van 2" in make_client(beoordelaars[0]).get(url).text, "the chair knows when to discuss"
    assert not Oefenscore.objects.visible_to(inkoper).exists()
    make_client(beoordelaars[0]).post(reverse("beoordeling:oefenantwoord_bespreken", args=[gemeente.slug, antwoord.pk]))
    html = make_client(beoordelaars[1]).get(url).text
    assert "Want Vera Voorzitter." in html and "ver uit elkaar" in html
    antwoord.refresh_from_db()
    with pytest.raises(OngeldigeOvergang, match="al besproken"):
        oefenen.save_oefenscore(lid_van(ronde, beoordelaars[0]), antwoord, 1, 7, "Toch anders.")


def test_verklaring_in_print_is_for_the_inkoper_and_who_signed(walk, gemeente, inkoper, beoordelaars):
    ronde = walk(Rondestatus.VOORBEREIDING)
    url = reverse("beoordeling:verklaring_pdf", args=[gemeente.slug, lid_van(ronde, beoordelaars[1]).pk])
    assert make_client(beoordelaars[0]).get(url).status_code == 404
    antwoord = make_client(beoordelaars[1]).get(url)
    assert antwoord["Content-Type"] == "application/pdf"
    assert b"".join(antwoord.streaming_content if antwoord.streaming else [antwoord.content]).startswith(b"%PDF")
