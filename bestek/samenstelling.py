"""From the live tables of a bestek to its pure structure, and from there to a frozen version."""

from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction

from gemeenten.models import Gebruiker

from . import jsonvorm, structuur
from .canoniek import canonical_json, sha256_hex
from .enums import Hoofdstuk, Profiel, Zichtbaarheid
from .models import Bestek, Bestekvraag, Eis, Paragraaf, Perceel, Vaststelling
from .planning import VELDEN
from .scanstand import as_frozen, read_stand

GUNNINGSREGELS = (
    "gelijke_stand",
    "uitval",
    "besluitwijze",
    "prijsfactor",
    "max_percelen",
    "combinaties",
    "perceelregel",
)


def compose(bestek: Bestek) -> structuur.Bestek:
    """The working text as the pure structure, in a constant number of queries."""
    percelen, omvang = list(bestek.perceel_set.current()), _omvang(bestek)
    return structuur.Bestek(
        titel=bestek.titel,
        kenmerk=bestek.kenmerk,
        profiel=bestek.profiel,
        gemeente=bestek.gemeente.aanduiding,
        methode=bestek.methode if bestek.profiel != Profiel.OPEN_HOUSE else "",
        omschrijving=bestek.omschrijving,
        contact=" · ".join(filter(None, (bestek.contactpersoon, bestek.contact_email))),
        routes=tuple(bestek.routes),
        datums=_dates(bestek),
        percelen=tuple(_perceel(p, nummer, *omvang) for nummer, p in enumerate(percelen, 1)),
        paragrafen=tuple(
            structuur.Paragraaf(str(p.sleutel), p.titel, p.tekst, nummer, p.hoofdstuk)
            for nummer, p in enumerate(sorted(bestek.paragraaf_set.current(), key=chapter_place), 1)
        ),
        schalen=_schalen(bestek),
        vragen=_vragen(bestek),
        eisen=tuple(_eis(eis) for eis in bestek.eis_set.current().select_related("perceel")),
        in_hoofdstukken=True,
        **{naam: getattr(bestek, naam) for naam in GUNNINGSREGELS},
    )


@transaction.atomic
def freeze(bestek: Bestek, wie: Gebruiker) -> Vaststelling:
    """Make the first frozen version, or the next one where a wijziging is open; with what the scan was told.

    The caller has checked the content (see `bestek.gereedheid`).
    """
    tekst = compose(bestek)
    if bestek.ontheffing_set.current().exists():
        tekst = replace(tekst, ontheffingen=as_frozen(read_stand(bestek, tekst)))
    inhoud = canonical_json(jsonvorm.to_json(tekst))
    stap = bestek.freeze_change if bestek.open_wijziging else bestek.freeze
    return stap(wie, inhoud.decode(), sha256_hex(inhoud))


def _dates(bestek: Bestek) -> dict[str, str]:
    """Dates as ISO; a moment in UTC, so that the same moment always gives the same text and hash."""
    waarden = {naam: getattr(bestek, naam) for naam in VELDEN}
    return {
        naam: (waarde.astimezone(UTC) if isinstance(waarde, datetime) else waarde).isoformat()
        for naam, waarde in waarden.items()
        if waarde
    }


def chapter_place(paragraaf: Paragraaf) -> int:
    """The place of its chapter; within one, sorting leaves the order as it was."""
    return Hoofdstuk.values.index(paragraaf.hoofdstuk)


def _perceel(perceel: Perceel, nummer: int, hoeveelheden: dict, prijsregels: dict) -> structuur.Perceel:
    return structuur.Perceel(
        sleutel=str(perceel.sleutel),
        code=str(nummer),
        naam=perceel.naam,
        omschrijving=perceel.omschrijving,
        gebied=perceel.gebied,
        routes=tuple(perceel.routes),
        punten_prijs=perceel.punten_prijs,
        vaste_prijs=perceel.vaste_prijs,
        plafondprijs=perceel.plafondprijs,
        prijs_laag=perceel.prijs_laag,
        prijs_hoog=perceel.prijs_hoog,
        hoeveelheden=tuple(hoeveelheden.get(perceel.pk, ())),
        prijsregels=tuple(prijsregels.get(perceel.pk, ())),
    )


def _omvang(bestek: Bestek) -> tuple[dict, dict]:
    """What each perceel is expected to need, and the lines of its price sheet, by id of the perceel."""
    hoeveelheden: dict[int, list[structuur.Hoeveelheid]] = {}
    for h in bestek.hoeveelheid_set.current():
        rij = structuur.Hoeveelheid(str(h.sleutel), h.omschrijving, h.eenheid, h.verwacht, h.minimum, h.maximum)
        hoeveelheden.setdefault(h.perceel_id, []).append(rij)
    prijsregels: dict[int, list[structuur.Prijsregel]] = {}
    for p in bestek.prijsregel_set.current():
        regel = structuur.Prijsregel(str(p.sleutel), p.omschrijving, p.eenheid, p.hoeveelheid, p.maximum)
        prijsregels.setdefault(p.perceel_id, []).append(regel)
    return hoeveelheden, prijsregels


def _schalen(bestek: Bestek) -> tuple[structuur.Schaal, ...]:
    ankerpunten: dict[int, list[structuur.Ankerpunt]] = {}
    for a in bestek.ankerpunt_set.current():
        punt = structuur.Ankerpunt(str(a.sleutel), a.waarde, a.woord, a.omschrijving, a.aandeel)
        ankerpunten.setdefault(a.schaal_id, []).append(punt)
    return tuple(
        structuur.Schaal(str(s.sleutel), s.naam, tuple(ankerpunten.get(s.pk, ()))) for s in bestek.schaal_set.current()
    )


def _vragen(bestek: Bestek) -> tuple[structuur.Bestekvraag, ...]:
    wegingen: dict[int, list[structuur.Weging]] = {}
    for w in bestek.weging_set.current().filter(perceel__vervallen=False).select_related("perceel"):
        wegingen.setdefault(w.bestekvraag_id, []).append(structuur.Weging(str(w.perceel.sleutel), w.punten))
    criteria: dict[int, list[structuur.Criterium]] = {}
    gebruikt = bestek.criterium_set.current().exclude(zichtbaarheid=Zichtbaarheid.WEGGELATEN)
    for c in gebruikt.select_related("herkomst"):
        criteria.setdefault(c.bestekvraag_id, []).append(
            structuur.Criterium(
                sleutel=str(c.sleutel),
                herkomst_code=c.herkomst.code if c.herkomst else "",
                tekst=c.tekst,
                zichtbaarheid=c.zichtbaarheid,
                groep=c.groep,
                logica=c.logica,
            )
        )
    vragen = bestek.bestekvraag_set.current().select_related("herkomst", "schaal")
    return tuple(
        _vraag(v, nummer, tuple(wegingen.get(v.pk, ())), tuple(criteria.get(v.pk, ())))
        for nummer, v in enumerate(vragen, 1)
    )


def _vraag(vraag: Bestekvraag, nummer: int, wegingen: tuple, criteria: tuple) -> structuur.Bestekvraag:
    return structuur.Bestekvraag(
        sleutel=str(vraag.sleutel),
        nummer=nummer,
        herkomst_code=vraag.herkomst.code if vraag.herkomst else "",
        herkomst_editie=str(vraag.herkomst_editie or ""),
        onderwerp=vraag.onderwerp,
        tekst=vraag.tekst,
        toelichting=vraag.toelichting,
        max_a4=vraag.max_a4,
        schaal=str(vraag.schaal.sleutel),
        per_perceel=vraag.per_perceel,
        minimum=vraag.minimum,
        wegingen=wegingen,
        criteria=criteria,
    )


def _eis(eis: Eis) -> structuur.Eis:
    return structuur.Eis(
        sleutel=str(eis.sleutel),
        soort=eis.soort,
        titel=eis.titel,
        tekst=eis.tekst,
        bewijs=eis.bewijs,
        percelen=(str(eis.perceel.sleutel),) if eis.perceel else (),
        bewijsmoment=eis.bewijsmoment,
    )
