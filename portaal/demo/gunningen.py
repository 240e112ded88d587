"""Two decisions: one sent long ago, and one of which the letters are still being written."""

from datetime import timedelta

from django_scopes import scope

from beoordeling import gunnen
from beoordeling.models import Gunning, Ronde
from beoordeling.wachttijd import safe_end, waiting_time
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente

from .tijd import Kalender

VERZONDEN, CONCEPT = "2026-006", "2026-013"
REDEN = "De genoemde aantallen staan in de openbare jaarverslagen van de winnaar; de brieven zijn samen nagelezen."


def add_gunningen(gemeenten: dict[str, Gemeente], mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """For Polderstad, where the rounds have a ranking and no decision yet."""
    gemeente = gemeenten["polderstad"]
    with scope(gemeente=gemeente):
        rondes = {r.bestek.kenmerk: r for r in Ronde.objects.filter(bestek__kenmerk__in=(VERZONDEN, CONCEPT))}
        gehad = set(Gunning.objects.values_list("ronde__bestek__kenmerk", flat=True))
        if VERZONDEN in rondes.keys() - gehad:
            _send(rondes[VERZONDEN], mensen, kalender)
        if CONCEPT in rondes.keys() - gehad:
            _leave_open(rondes[CONCEPT], mensen, kalender)


def _send(ronde: Ronde, mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    maker, vrijgever = mensen["mark.bakker"], mensen["fatima.el.idrissi"]
    moment = kalender.moment("-25 ma 10:30")
    with klok.fixed(moment):
        gunning = gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), maker)
    with klok.fixed(moment + timedelta(hours=2)):
        gunnen.release(gunning, vrijgever, REDEN)
    with klok.fixed(moment + timedelta(hours=4)):
        gunnen.send(gunning, maker, safe_end(waiting_time(ronde.bestek.profiel, klok.today())))


def _leave_open(ronde: Ronde, mensen: dict[str, Gebruiker], kalender: Kalender) -> None:
    """One letter was begun from nothing: its first question has no text yet."""
    maker = mensen["mark.bakker"]
    with klok.fixed(kalender.moment("-1 do 09:20")):
        gunning = gunnen.make_gunning(ronde, ronde.bestek.perceel_set.get(), maker)
        verliezer = gunning.brieven.exclude(inschrijving=gunning.winnaar).exclude(vragen={}).order_by("pk").last()
        sleutel = next(iter(verliezer.vragen))
        vragen = verliezer.vragen | {sleutel: {"eigen": "", "winnaar": ""}}
        gunnen.save_letter(verliezer, verliezer.versie, maker, vragen=vragen)
