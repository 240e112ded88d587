"""Walks the rounds of a demo tender as far as the data name moments."""

from datetime import datetime, timedelta

from beoordeling import (
    belang,
    bevindingen,
    herbeoordeling,
    inrichting,
    kluis,
    oefenen,
    prijsonderzoek,
    scoren,
    taken,
    verloop,
)
from beoordeling.forms.prijsonderzoek import VRAAG
from beoordeling.models import Antwoord, Commissielid, Prijs, Ronde
from bestek import structuur
from bestek.models import Bestek
from gemeenten import klok
from gemeenten.models import Gebruiker

from . import consensus, lezen
from .tijd import Kalender

TEMPO = timedelta(minutes=23)  # between two answers of one reviewer
Mensen = dict[str, Gebruiker]


def walk(bestek: Bestek, rij: dict, mensen: Mensen, inkoper: Gebruiker, kalender: Kalender) -> Ronde:
    """One round: preparation, scoring alone, consensus, prices and the end, each at its own moment."""
    momenten = {naam: kalender.moment(wanneer) for naam, wanneer in rij["momenten"].items()}
    with klok.fixed(momenten["aangemaakt"]):
        ronde = _prepare(bestek, rij, mensen, inkoper, kalender)
    _sign(ronde, rij, mensen, inkoper, kalender)
    oordelen = lezen.oordelen(rij["oordelen"]) if "oordelen" in rij else {}
    if "begonnen" in momenten:
        with klok.fixed(momenten["begonnen"]):
            verloop.start(ronde, inkoper)
        _score(ronde, rij, oordelen, kalender)
    if "consensus" in momenten:
        _agree(ronde, rij, oordelen, mensen, inkoper, momenten)
    _close(ronde, rij, mensen, inkoper, momenten)
    return ronde


def _prepare(bestek: Bestek, rij: dict, mensen: Mensen, inkoper: Gebruiker, kalender: Kalender) -> Ronde:
    if reden := rij.get("reden_herbeoordeling"):
        ronde = herbeoordeling.reassess(bestek.rondes.last(), reden, False, inkoper)
    else:
        ronde = verloop.create_ronde(bestek, inkoper)
    if "beoordelen_tot" in rij:
        ronde.change(ronde.versie, beoordelen_tot=kalender.moment(rij["beoordelen_tot"]).date())
    if gelezen := rij.get("gelezen"):
        ronde.refresh_from_db()
        inrichting.set_up(ronde, ronde.versie, inkoper, **gelezen)
        ronde.refresh_from_db()
    for lid in rij["commissie"]:
        nieuw = verloop.add_lid(ronde, mensen[lid["wie"]], inkoper, lid.get("rol", "beoordelaar"))
        if kennis := lid.get("deskundigheid"):
            inrichting.describe_expertise(nieuw, nieuw.versie, kennis, {}, inkoper)
    if tekst := rij.get("oefenantwoord"):
        oefening = oefenen.add_oefenantwoord(ronde, taken.asked_vragen(ronde).first(), tekst, inkoper)
        for lid in rij["commissie"]:
            if motivatie := lid.get("oefent"):
                nieuw = ronde.commissie.get(gebruiker=mensen[lid["wie"]])
                oefenen.save_oefenscore(nieuw, oefening, 0, 4, motivatie)
    return ronde


def _sign(ronde: Ronde, rij: dict, mensen: Mensen, inkoper: Gebruiker, kalender: Kalender) -> None:
    for gegevens in rij["commissie"]:
        if "getekend" not in gegevens:
            continue
        lid = ronde.commissie.get(gebruiker=mensen[gegevens["wie"]])
        melding = gegevens.get("belang", "")
        with klok.fixed(op := kalender.moment(gegevens["getekend"])):
            belang.sign_verklaring(lid, bool(melding), melding)
        if besluit := gegevens.get("besluit"):
            with klok.fixed(op + timedelta(hours=3)):
                belang.judge_belang(lid, lid.versie, True, besluit, inkoper)


def _score(ronde: Ronde, rij: dict, oordelen: dict, kalender: Kalender) -> None:
    """What each reviewer has written so far; an answer without a judgement is still to be read."""
    for gegevens in rij["commissie"]:
        if "scoort" not in gegevens:
            continue
        lid = Commissielid.objects.select_related("gebruiker", "ronde").get(
            ronde=ronde, gebruiker__email__startswith=f"{gegevens['wie']}@"
        )
        moment = kalender.moment(gegevens["scoort"])
        for antwoord in _with_names(taken.assigned_antwoorden(lid)):
            oordeel = oordelen.get((*_key(antwoord), lid.gebruiker.naam.split()[0]))
            if oordeel is None:
                continue
            with klok.fixed(moment):
                bevindingen.save_all(
                    lid,
                    antwoord,
                    0,
                    _findings(lid, antwoord, oordeel),
                    cijfer=oordeel.cijfer,
                    onthouden=oordeel.cijfer is None,
                    sterk=oordeel.sterk,
                    zwak=oordeel.zwak,
                    motivatie=oordeel.motivatie,
                    klaar=oordeel.klaar,
                )
            moment += TEMPO


def _findings(lid: Commissielid, antwoord: Antwoord, oordeel: lezen.Oordeel) -> bevindingen.Bevindingen:
    """The findings of a judgement, on the criteria as they were published."""
    vraag = scoren.frozen_vraag(lid.ronde.vaststelling.structuur, antwoord)
    sleutels = [c.sleutel for c in vraag.criteria if c.zichtbaarheid == structuur.OPENBAAR]
    bij = [(sleutels[int(v.waar) - 1] if v.waar.isdecimal() else "", v) for v in oordeel.vondsten]
    return bevindingen.Bevindingen(
        oordelen={sleutel: (v.oordeel, v.gevolg.strip()) for sleutel, v in bij if sleutel},
        nieuw=[bevindingen.Merk(v.citaat, "bewijs" if sleutel else v.waar, sleutel) for sleutel, v in bij if v.citaat],
    )


def _agree(
    ronde: Ronde, rij: dict, oordelen: dict, mensen: Mensen, inkoper: Gebruiker, momenten: dict[str, datetime]
) -> None:
    voorzitter = next(mensen[lid["wie"]] for lid in rij["commissie"] if lid.get("rol") == "voorzitter")
    moment = momenten["consensus"]
    with klok.fixed(moment):
        verloop.start_consensus(ronde, inkoper)
        consensus.record_presence(ronde, voorzitter)
    afspraken = 0
    for antwoord in _with_names(taken.antwoorden_to_score(ronde)):
        moment += timedelta(minutes=8)
        if oordeel := oordelen.get((*_key(antwoord), "Consensus")):
            afspraken += 1
            with klok.fixed(moment):
                # of the meeting that still goes on, the last agreements wait for a signature
                consensus.agree(ronde, antwoord, oordeel, voorzitter, tekent="kwaliteit" in momenten or afspraken < 3)


def _close(ronde: Ronde, rij: dict, mensen: Mensen, inkoper: Gebruiker, momenten: dict[str, datetime]) -> None:
    if "kwaliteit" in momenten:
        with klok.fixed(momenten["kwaliteit"]):
            verloop.fix_kwaliteit(ronde, inkoper)
    ronde.refresh_from_db()
    if "heropend" in momenten:
        with klok.fixed(momenten["heropend"]):
            ronde.reopen_consensus(inkoper, rij["reden_heropening"])
        with klok.fixed(momenten["heropend"] + timedelta(hours=1)):
            verloop.fix_kwaliteit(ronde, inkoper)
        ronde.refresh_from_db()
    if "geopend" in momenten:
        with klok.fixed(momenten["geopend"]):
            kluis.request_opening(ronde, inkoper)
        with klok.fixed(momenten["geopend"] + timedelta(minutes=12)):
            kluis.open_prijzen(ronde, mensen[rij["tweede_opener"]])
        if uitleg := rij.get("prijsonderzoek"):
            _ask_about_prijs(ronde, uitleg, inkoper, momenten["geopend"])
    if "afgerond" in momenten:
        with klok.fixed(momenten["afgerond"]):
            ronde.finish(inkoper)
    if "ingetrokken" in momenten:
        with klok.fixed(momenten["ingetrokken"]):
            ronde.withdraw(inkoper, rij["reden_intrekking"])


def _ask_about_prijs(ronde: Ronde, uitleg: dict, inkoper: Gebruiker, geopend: datetime) -> None:
    """One bidder is asked to explain its price, answers and is believed."""
    prijs = Prijs.objects.get(ronde=ronde, inschrijving__offerte__inschrijver__naam__istartswith=uitleg["bieder"])
    with klok.fixed(geopend + timedelta(hours=3)):
        termijn = geopend + timedelta(days=7)
        rij = prijsonderzoek.ask(prijs, uitleg["aanleiding"], VRAAG, termijn, inkoper)
    with klok.fixed(geopend + timedelta(days=1)):
        prijsonderzoek.decide(rij, rij.versie, uitleg["antwoord"], "aanvaard", uitleg["reden"], inkoper)


def _with_names(antwoorden):
    return list(antwoorden.select_related("bestekvraag__herkomst", "offerte__inschrijver"))


def _key(antwoord: Antwoord) -> tuple[str, str]:
    """As a judgement names its answer: the question's code and the first word of the bidder's name in lower case."""
    return antwoord.bestekvraag.herkomst.code, antwoord.offerte.inschrijver.naam.split()[0].lower()
