"""A published version as a release of the Open Contracting Data Standard (1.1): what is bought, how it is awarded.

Pure, apart from the version and status that it is given. No bidders, no offers, no background criteria.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from ..gunningsregels import amounts
from ..structuur import OPENBAAR, Bestek, Bestekvraag, Eis, Hoeveelheid, Perceel, openbaar
from ..weging import METHODEN, number_text

VERSIE = "1.1"
_BRON = "https://raw.githubusercontent.com/open-contracting-extensions"
UITBREIDINGEN = (
    f"{_BRON}/ocds_lots_extension/v1.1.5/extension.json",
    f"{_BRON}/ocds_requirements_extension/master/extension.json",
    f"{_BRON}/ocds_awardCriteria_extension/master/extension.json",
)
# A subsidy is no procurement, and Open House chooses nobody: these have no method.
WERKWIJZE = {
    "sas": "open",
    "europees_openbaar": "open",
    "nationaal_openbaar": "open",
    "meervoudig_onderhands": "limited",
}
PLAATS = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Publicatie:
    """Which version goes out, and what is known of its publication. `bestek_id` never changes."""

    ocid: str
    adres: str  # of this file on the web
    gemeente_id: str
    bestek_id: str
    procedure: str  # in words
    nummer: int
    vastgesteld_op: datetime
    gepubliceerd_op: date
    eerste: bool  # the version that was published first
    reden: str = ""
    ingetrokken_op: datetime | None = None


def package(bestek: Bestek, publicatie: Publicatie) -> dict:
    """A release package with the one release of this version."""
    data = release(openbaar(bestek), publicatie)
    return {
        "uri": publicatie.adres,
        "version": VERSIE,
        "extensions": list(UITBREIDINGEN),
        "publishedDate": data["date"],
        "publisher": {"name": bestek.gemeente},
        "releases": [data],
    }


def release(bestek: Bestek, p: Publicatie) -> dict:
    if p.ingetrokken_op:
        tag, moment, staart = "tenderCancellation", p.ingetrokken_op, "-ingetrokken"
    else:
        tag, staart = ("tender" if p.eerste else "tenderAmendment"), ""
        moment = _day(p.gepubliceerd_op) if p.eerste else p.vastgesteld_op
    koper = {"id": p.gemeente_id, "name": bestek.gemeente}
    partij = koper | {"roles": ["buyer", "procuringEntity"]}
    if bestek.contact:
        partij["contactPoint"] = {"name": bestek.contact}
    tender = _tender(bestek, p, koper)
    if not p.eerste:
        wijziging = {"id": f"versie-{p.nummer}", "date": _moment(p.vastgesteld_op), "rationale": p.reden}
        tender["amendments"] = [_filled(wijziging)]
    return {
        "ocid": p.ocid,
        "id": f"{p.ocid}-{p.nummer:02}{staart}",
        "date": _moment(moment),
        "tag": [tag],
        "initiationType": "tender",
        "language": "nl",
        "parties": [partij],
        "buyer": koper,
        "tender": tender,
    }


def _tender(bestek: Bestek, p: Publicatie, koper: dict) -> dict:
    methode = METHODEN.get(bestek.methode) if bestek.vragen else None
    begin = {naam: _date(waarde, time()) for naam, waarde in bestek.datums.items()}
    datums = {naam: _date(waarde, time(23, 59, 59)) for naam, waarde in bestek.datums.items()}
    status = "cancelled" if p.ingetrokken_op else "active"
    return _filled(
        {
            "id": p.bestek_id,
            "title": bestek.titel,
            "description": bestek.omschrijving,
            "status": status,
            "procuringEntity": koper,
            "procurementMethod": WERKWIJZE.get(bestek.profiel),
            "procurementMethodDetails": p.procedure,
            "mainProcurementCategory": "services",
            "awardCriteria": methode and ("ratedCriteria" if methode.prijs_telt else "qualityOnly"),
            "awardCriteriaDetails": methode and f"{methode.titel}. {methode.uitleg}",
            "tenderPeriod": _filled(
                {"startDate": _moment(_day(p.gepubliceerd_op)), "endDate": datums.get("sluiting_op")}
            ),
            "enquiryPeriod": _filled({"endDate": datums.get("vragen_tot")}),
            "awardPeriod": _filled({"startDate": begin.get("gunning_op")}),
            "contractPeriod": _filled({"startDate": begin.get("start_op")}),
            "lots": [_lot(bestek, perceel, status) for perceel in bestek.percelen],
            "items": [_item(perceel, h) for perceel in bestek.percelen for h in perceel.hoeveelheden],
            "criteria": [_requirement(bestek, eis) for eis in bestek.eisen],
        }
    )


def _lot(bestek: Bestek, perceel: Perceel, status: str) -> dict:
    hoogstens = perceel.vaste_prijs or perceel.plafondprijs  # the value of a lot is what it can cost at most
    gebied = f"Gebied: {perceel.gebied}" if perceel.gebied else ""
    return _filled(
        {
            "id": perceel.sleutel,
            "title": perceel.naam if len(bestek.percelen) > 1 else bestek.titel,
            "description": "\n".join(filter(None, (perceel.omschrijving, gebied))),
            "status": status,
            "value": hoogstens and {"amount": _number(hoogstens), "currency": "EUR"},
            "awardCriteria": _award_criteria(bestek, perceel),
        }
    )


def _item(perceel: Perceel, h: Hoeveelheid) -> dict:
    """A volume: the standard has one quantity, so what is promised at least or at most is told in words."""
    grenzen = [f"ten minste {h.minimum}"] if h.minimum is not None else []
    grenzen += [f"ten hoogste {h.maximum}"] if h.maximum is not None else []
    return {
        "id": h.sleutel,
        "description": "; ".join((h.omschrijving, "verwacht aantal", *grenzen)),
        "quantity": h.verwacht,
        "unit": {"name": h.eenheid},
        "relatedLot": perceel.sleutel,
    }


def _award_criteria(bestek: Bestek, perceel: Perceel) -> dict:
    if not bestek.vragen_van(perceel):
        return {}
    methode = METHODEN.get(bestek.methode)
    in_euro = methode is not None and methode.in_euro
    criteria = [_question(vraag, perceel, in_euro=in_euro) for vraag in bestek.vragen_van(perceel)]
    if perceel.punten_prijs:
        criteria.append({"type": "price", "name": "Prijs", "numbers": [_points(perceel.punten_prijs)]})
    if perceel.vaste_prijs is not None:
        vast = {"number": _number(perceel.vaste_prijs), "fixed": "total"}
        criteria.append({"type": "price", "name": "Vaste prijs, zonder btw", "numbers": [vast]})
    formule = methode and " ".join([f"{methode.formule}.", *amounts(replace(bestek, percelen=(perceel,)))])
    return _filled({"weightingDescription": formule, "criteria": criteria})


def _question(vraag: Bestekvraag, perceel: Perceel, *, in_euro: bool) -> dict:
    aspecten = [
        f"{vraag.nummer}.{nr} {c.tekst}"
        for nr, c in enumerate((c for c in vraag.criteria if c.zichtbaarheid == OPENBAAR), 1)
    ]
    tekst = [vraag.tekst, vraag.toelichting]
    tekst += ["Beoordelingsaspecten:\n" + "\n".join(aspecten)] if aspecten else []
    if vraag.max_a4:
        tekst.append(f"Antwoord: hoogstens {number_text(vraag.max_a4)} A4.")
    getallen = [_points(vraag.punten(perceel) or Decimal(0), "decimalExact" if in_euro else "pointsExact")]
    if vraag.minimum is not None:
        getallen.append({"number": _number(vraag.minimum), "threshold": "minimumScore"})
    naam = f"Vraag {vraag.nummer}: {vraag.onderwerp}"
    return {"type": "quality", "name": naam, "description": "\n\n".join(filter(None, tekst)), "numbers": getallen}


def _requirement(bestek: Bestek, eis: Eis) -> dict:
    """An eis as a criterion with one requirement: that the bidder says yes, and proves it."""
    bekend = {perceel.sleutel for perceel in bestek.percelen}
    bewijs = f"Gevraagd bewijs: {eis.bewijs}" if eis.bewijs else ""
    vraag = {"id": f"{eis.sleutel}-1", "title": eis.titel, "description": bewijs}
    return _filled(
        {
            "id": eis.sleutel,
            "title": eis.titel,
            "description": eis.tekst,
            "relatesToTenderer": eis.soort != "uitvoeringseis",
            "relatedLots": [sleutel for sleutel in eis.percelen if sleutel in bekend],
            "requirementGroups": [
                {
                    "id": f"{eis.sleutel}-groep",
                    "requirements": [_filled(vraag | {"dataType": "boolean", "expectedValue": True})],
                }
            ],
        }
    )


def _points(punten: Decimal, gewicht: str = "pointsExact") -> dict:
    return {"number": _number(punten), "weight": gewicht}


def _number(getal: Decimal) -> int | float:
    """JSON of this standard wants numbers; what is whole stays whole, the rest has two decimals at most."""
    return int(getal) if getal == getal.to_integral_value() else float(getal)


def _filled(rij: dict) -> dict:
    """Without what is empty, which the standard asks to leave out."""
    return {naam: waarde for naam, waarde in rij.items() if waarde not in (None, "", [], {})}


def _day(dag: date) -> datetime:
    return datetime.combine(dag, time(), PLAATS)


def _date(iso: str, uur: time) -> str:
    """A day as that hour of it, because the standard knows no days; a moment as it is."""
    if len(iso) > 10:
        return _moment(datetime.fromisoformat(iso))
    return _moment(datetime.combine(date.fromisoformat(iso), uur, PLAATS))


def _moment(moment: datetime) -> str:
    return moment.astimezone(PLAATS).isoformat(timespec="seconds")
