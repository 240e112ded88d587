"""Composes the tenders of the demo and brings each to its own stage."""

from decimal import Decimal

from bestek import verloop
from bestek.aanleg import create_bestek
from bestek.models import Bestek, Bestekvraag, Eis, Paragraaf, Perceel
from bestek.regels.dagen import next_workday
from bestek.vraagkeuze import add_criterium, add_eigen_vraag, add_vraag, set_weging
from documenten.opmaak import clean_html
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.models import Vraag

from . import edities, hoofdstukken, lezen
from .tijd import Kalender

VELDEN = ("titel", "kenmerk", "profiel", "methode", "routes", "omschrijving", "contactpersoon", "contact_email")
DAGEN = ("publicatie_op", "vragen_tot", "nota_op", "gunning_op", "opschorting_tot", "start_op")
Mensen = dict[str, Gebruiker]


def add_bestek(gemeente: Gemeente, gegevens: dict, mensen: Mensen, kalender: Kalender) -> Bestek:
    """A tender up to where its data say: concept, ter review, vastgesteld, gepubliceerd or ingetrokken."""
    maker, momenten = mensen[gegevens["maker"]], gegevens["momenten"]
    with klok.fixed(kalender.moment(momenten["aangemaakt"])):
        bestek = compose(gemeente, gegevens, maker, kalender)
    _advance(bestek, gegevens, mensen, kalender)
    return bestek


def compose(gemeente: Gemeente, gegevens: dict, maker: Gebruiker, kalender: Kalender) -> Bestek:
    velden = {naam: gegevens[naam] for naam in VELDEN if naam in gegevens}
    velden |= {"raming": Decimal(gegevens["raming"])} if "raming" in gegevens else {}
    bestek = create_bestek(gemeente, maker, **velden, **_dates(gegevens["datums"], kalender))
    percelen = _add_percelen(bestek, gegevens["percelen"])
    for vraag in gegevens["vragen"]:
        _add_vraag(bestek, vraag, percelen, maker, gegevens.get("editie", edities.TOEN))
    _add_paragrafen(bestek, gegevens.get("paragrafen", []))
    _add_eisen(bestek, gegevens.get("eisen", []), percelen)
    hoofdstukken.add_chapters(bestek, percelen, maker)
    return bestek


def _dates(datums: dict[str, str], kalender: Kalender) -> dict:
    """A date that would fall on a day off in the year of this demo, moves to the next working day."""
    momenten = {naam: kalender.moment(wanneer) for naam, wanneer in datums.items()}
    return {naam: next_workday(moment.date()) if naam in DAGEN else moment for naam, moment in momenten.items()}


def _add_percelen(bestek: Bestek, rijen: list[dict]) -> dict[str, Perceel]:
    """By their short code in the data; the first is the one that every bestek begins with."""
    percelen = {}
    for nummer, rij in enumerate(rijen, 1):
        velden = {naam: rij[naam] for naam in ("naam", "omschrijving", "routes") if naam in rij}
        velden["punten_prijs"] = Decimal(str(rij.get("prijs", 0)))
        if "vaste_prijs" in rij:
            velden["vaste_prijs"] = Decimal(rij["vaste_prijs"])
        if nummer == 1:
            eerste = bestek.perceel_set.get()
            percelen[rij["code"]] = eerste.change(eerste.versie, **velden)
        else:
            percelen[rij["code"]] = Perceel.objects.create(
                gemeente=bestek.gemeente, bestek=bestek, volgorde=nummer, **velden
            )
    return percelen


def _add_vraag(bestek: Bestek, rij: dict, percelen: dict[str, Perceel], wie: Gebruiker, editie: int) -> None:
    if "code" in rij:
        vraag = add_vraag(bestek, Vraag.objects.get(code=rij["code"]), wie, percelen=[])
        edities.as_in_edition(vraag, editie)
        edit_vraag(vraag, rij)
    else:
        vraag = add_eigen_vraag(
            bestek, wie, onderwerp=rij["onderwerp"], tekst=rij["tekst"], criteria=rij["criteria"], percelen=[]
        )
        edit_vraag(vraag, {"max_a4": rij["max_a4"]})
    punten = rij["punten"]
    for code, perceel in percelen.items():
        aantal = punten.get(code) if isinstance(punten, dict) else punten
        if aantal is not None:
            set_weging(vraag, perceel, Decimal(str(aantal)))


def edit_vraag(vraag: Bestekvraag, rij: dict) -> None:
    """The gemeente's own choices on top of the copied question: text, length, criteria in, behind or out."""
    velden = {naam: rij[naam] for naam in ("onderwerp", "tekst", "toelichting") if naam in rij}
    if "max_a4" in rij:
        velden["max_a4"] = Decimal(str(rij["max_a4"]))
    vraag.change(vraag.versie, **velden)
    criteria = {c.herkomst.code: c for c in vraag.criteria.select_related("herkomst") if c.herkomst}
    gebruik = dict.fromkeys(rij.get("achtergrond", ()), "achtergrond")
    gebruik |= dict.fromkeys(rij.get("weg", ()), "weggelaten")
    for code, zichtbaarheid in gebruik.items():
        criterium = criteria[code]
        criterium.change(criterium.versie, zichtbaarheid=zichtbaarheid)
    for code, tekst in rij.get("criterium", {}).items():
        criterium = criteria[code]
        criterium.change(criterium.versie, tekst=tekst)
    for tekst in rij.get("eigen_criteria", ()):
        add_criterium(vraag, tekst)


def _add_paragrafen(bestek: Bestek, rijen: list[dict]) -> None:
    for nummer, rij in enumerate(rijen, 1):
        Paragraaf.objects.create(
            gemeente=bestek.gemeente,
            bestek=bestek,
            volgorde=nummer,
            titel=rij["titel"],
            tekst=clean_html(lezen.unwrap(rij["tekst"])),
        )


def _add_eisen(bestek: Bestek, rijen: list[str], percelen: dict[str, Perceel]) -> None:
    """'keurmerk@B1' is the eis of that name for one perceel, 'bezwaren' for all."""
    for nummer, rij in enumerate(rijen, 1):
        naam, _, code = rij.partition("@")
        perceel = percelen[code] if code else None
        eis = lezen.eisen()[naam]
        Eis.objects.create(gemeente=bestek.gemeente, bestek=bestek, volgorde=nummer, perceel=perceel, **eis)


def _advance(bestek: Bestek, gegevens: dict, mensen: Mensen, kalender: Kalender) -> None:
    """Each transition at its own moment, as far as the data name moments."""
    maker, inkoper, momenten = mensen[gegevens["maker"]], mensen[gegevens["inkoper"]], gegevens["momenten"]
    if "ter_review" in momenten:
        with klok.fixed(kalender.moment(momenten["ter_review"])):
            verloop.submit(bestek, maker)
    if "vastgesteld" in momenten:
        with klok.fixed(kalender.moment(momenten["vastgesteld"])):
            verloop.freeze(bestek, inkoper)
    if "gepubliceerd" in momenten:
        with klok.fixed(op := kalender.moment(momenten["gepubliceerd"])):
            bestek.publish(inkoper, op.date(), gegevens["publicatiekenmerk"])
    if "wijziging" in gegevens:
        _change(bestek, gegevens["wijziging"], inkoper, kalender)
    if "ingetrokken" in momenten:
        with klok.fixed(kalender.moment(momenten["ingetrokken"])):
            bestek.withdraw(inkoper, gegevens["reden_intrekking"])


def _change(bestek: Bestek, wijziging: dict, inkoper: Gebruiker, kalender: Kalender) -> None:
    """A wijziging after publication, and the next version in which it ends."""
    with klok.fixed(kalender.moment(wijziging["begonnen"])):
        bestek.open_change(inkoper, wijziging["reden"])
    with klok.fixed(kalender.moment(wijziging["vastgesteld"])):
        bestek.change(bestek.versie, **_dates(wijziging.get("datums", {}), kalender))
        for rij in wijziging.get("vragen", []):
            edit_vraag(bestek.bestekvraag_set.get(herkomst__code=rij["code"]), rij)
        bestek.refresh_from_db()  # moments as the database holds them, as in version 1
        verloop.freeze(bestek, inkoper)
