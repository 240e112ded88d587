"""Registers the offers of a demo tender: answers, prices in the kluis, eisen and validity."""

from datetime import timedelta

from django.core.files.base import ContentFile

from beoordeling import herstel, kluis, registratie
from beoordeling.enums import Geldigheid, Hersteluitkomst
from beoordeling.geldigheid import judge_eis, judge_geldigheid
from beoordeling.models import Antwoord, Inschrijver, Offerte
from bestek.models import Bestek, Perceel
from gemeenten import klok
from gemeenten.models import Gebruiker

from . import lezen
from .tijd import Kalender

MAP_BIJLAGEN = lezen.MAP / "bijlagen"


def add_offertes(bestek: Bestek, gegevens: dict, inkoper: Gebruiker, kalender: Kalender) -> None:
    """Every offer of the tender, in the order in which they came, registered from `geregistreerd` on."""
    codes = [rij["code"] for rij in gegevens["percelen"]]
    percelen = dict(zip(codes, bestek.perceel_set.current(), strict=True))
    moment = kalender.moment(gegevens["momenten"]["geregistreerd"])
    for rij in gegevens["offertes"]:
        with klok.fixed(moment):
            offerte = _register(bestek, rij, percelen, inkoper, kalender)
        with klok.fixed(moment + timedelta(minutes=40)):
            _judge(offerte, rij, percelen, inkoper)
        if verzoek := rij.get("herstel"):
            _mend(offerte, verzoek, inkoper, kalender)
        moment += timedelta(minutes=75)


def _mend(offerte: Offerte, rij: dict, inkoper: Gebruiker, kalender: Kalender) -> None:
    """A request to mend something about one eis, answered in time."""
    toets = offerte.eistoetsen.select_related("eis").get(eis__titel=lezen.eisen()[rij["eis"]]["titel"])
    with klok.fixed(kalender.moment(rij["gevraagd"])):
        verzoek = herstel.ask(offerte, toets.eis, rij["vraag"], kalender.moment(rij["termijn"]), inkoper)
    ontvangen = kalender.moment(rij["ontvangen"])
    with klok.fixed(ontvangen + timedelta(hours=1)):
        uitkomst = (Hersteluitkomst.HERSTELD, rij["toelichting"])
        herstel.answer(verzoek, verzoek.versie, ontvangen, rij["antwoord"], *uitkomst, inkoper)


def _register(
    bestek: Bestek, rij: dict, percelen: dict[str, Perceel], inkoper: Gebruiker, kalender: Kalender
) -> Offerte:
    bieder = lezen.bieder(rij["bieder"])
    velden = {"kvk_nummer": bieder.gegevens["kvk"]} | {n: bieder.gegevens[n] for n in ("contactpersoon", "email")}
    inschrijver, _ = Inschrijver.objects.get_or_create(gemeente=bestek.gemeente, naam=bieder.naam, defaults=velden)
    gekozen = [percelen[code] for code in rij.get("percelen", percelen)]
    ontvangen_op = kalender.moment(rij["ontvangen"])
    offerte = registratie.add_offerte(bestek, inschrijver, ontvangen_op, gekozen, inkoper, rij.get("kenmerk", ""))
    namen = {perceel.pk: code for code, perceel in percelen.items()}
    for antwoord in offerte.antwoorden.select_related("bestekvraag__herkomst", "offerte__bestek"):
        tekst = bieder.antwoord(antwoord.bestekvraag.herkomst.code, namen.get(antwoord.perceel_id, ""))
        _set_antwoord(antwoord, tekst, rij, inkoper)
    for inschrijving in offerte.inschrijvingen.select_related("perceel", "offerte__bestek"):
        if prijs := rij.get("prijzen", {}).get(namen[inschrijving.perceel_id]):
            kluis.store_prijs(inschrijving, kluis.parse_prijs(prijs), inkoper)
    for naam in rij.get("bijlagen", ()):
        inhoud = (MAP_BIJLAGEN / naam).read_bytes()
        registratie.add_bijlage(offerte, ContentFile(inhoud, name=naam), inkoper)
    return offerte


def _set_antwoord(antwoord: Antwoord, tekst: str, rij: dict, inkoper: Gebruiker) -> None:
    """The answer, after a first version that missed its last paragraph where the data tell of a correction."""
    if antwoord.bestekvraag.herkomst.code == rij.get("verbeterd"):
        registratie.set_antwoord(antwoord, tekst.rpartition("\n\n")[0], inkoper)
        reden = "Bij het overnemen uit de ingediende offerte was de laatste alinea weggevallen."
        registratie.set_antwoord(antwoord, tekst, inkoper, reden)
    elif tekst:
        registratie.set_antwoord(antwoord, tekst, inkoper)


def _judge(offerte: Offerte, rij: dict, percelen: dict[str, Perceel], inkoper: Gebruiker) -> None:
    """Eisen, then validity; `niet` says which eis is not met and why, `open` which is still to be judged."""
    niet, onbeslist = rij.get("niet", {}), rij.get("open", [])
    titels = {naam: eis["titel"] for naam, eis in lezen.eisen().items()}
    afgewezen = {titels[naam]: reden for naam, reden in niet.items()}
    wacht = {titels[naam] for naam in onbeslist}
    for toets in offerte.eistoetsen.select_related("eis", "offerte__bestek"):
        if toets.eis.titel not in wacht:
            reden = afgewezen.get(toets.eis.titel, "")
            judge_eis(toets, toets.versie, not reden, reden, inkoper)
    if wacht:
        return
    for inschrijving in offerte.inschrijvingen.select_related("perceel", "offerte__bestek"):
        uitkomst = (Geldigheid.GELDIG, "")
        if afgewezen:
            uitkomst = (Geldigheid.TERZIJDE_GELEGD, rij["terzijde"])
        judge_geldigheid(inschrijving, inschrijving.versie, *uitkomst, inkoper)
