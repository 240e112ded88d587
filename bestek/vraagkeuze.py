"""Which questions a bestek asks, where, for how many points, and in which order."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, QuerySet

from gemeenten.models import Gebruiker, record_gebeurtenis
from kwaliteit.edities import text_at
from kwaliteit.models import Bibliotheekitem, Vraag

from .enums import Zichtbaarheid
from .models import Bestek, Bestekvraag, Criterium, Perceel, Schaal, Weging
from .models.onderdeel import BestekOnderdeel


@transaction.atomic
def add_vraag(
    bestek: Bestek,
    vraag: Vraag,
    wie: Gebruiker,
    percelen: Iterable[Perceel] | None = None,
    punten: Decimal | None = None,
) -> Bestekvraag:
    """Copy a letter's question with its handvatten, as they read today, and keep where they came from.

    Without `percelen` it is asked in the percelen of its routes, or in all where none fits.
    """
    bestekvraag = _create(
        bestek,
        herkomst=vraag,
        herkomst_tekst=vraag.tekst,
        herkomst_editie=vraag.editie,
        onderwerp=vraag.onderwerp,
        tekst=vraag.tekst,
    )
    _copy_handvatten(bestekvraag, vraag)
    _ask(bestekvraag, _fitting(bestek, vraag) if percelen is None else percelen, punten)
    record_gebeurtenis(bestek, "bestek.vraag", wie, f"Vraag {vraag.code} toegevoegd: {vraag.onderwerp}")
    return bestekvraag


@transaction.atomic
def add_bibliotheekvraag(
    bestek: Bestek,
    item: Bibliotheekitem,
    wie: Gebruiker,
    percelen: Iterable[Perceel] | None = None,
    punten: Decimal | None = None,
) -> Bestekvraag:
    """Copy a question of the gemeente's own library with its criteria; percelen as for `add_vraag`.

    Where it goes back to a letter the letter is the origin too, as it read when the item was made.
    """
    bestekvraag = _create(
        bestek,
        bibliotheekitem=item,
        herkomst=item.herkomst,
        herkomst_tekst=item.herkomst_tekst,
        herkomst_editie=item.herkomst_editie,
        onderwerp=item.titel[: Bestekvraag._meta.get_field("onderwerp").max_length],
        tekst=item.tekst,
    )
    _copy_criteria(bestekvraag, item)
    _ask(bestekvraag, _fitting(bestek, item) if percelen is None else percelen, punten)
    record_gebeurtenis(bestek, "bestek.vraag", wie, f"Vraag uit de eigen bibliotheek toegevoegd: {item.titel}")
    return bestekvraag


@transaction.atomic
def add_eigen_vraag(
    bestek: Bestek,
    wie: Gebruiker,
    *,
    onderwerp: str,
    tekst: str,
    criteria: Iterable[str] = (),
    percelen: Iterable[Perceel] | None = None,
    punten: Decimal | None = None,
    **velden: object,
) -> Bestekvraag:
    """A question of one's own, asked in all percelen where none are named."""
    bestekvraag = _create(bestek, onderwerp=onderwerp, tekst=tekst, **velden)
    for criterium in criteria:
        add_criterium(bestekvraag, criterium)
    _ask(bestekvraag, bestek.perceel_set.current() if percelen is None else percelen, punten)
    record_gebeurtenis(bestek, "bestek.vraag", wie, f"Eigen vraag toegevoegd: {onderwerp}")
    return bestekvraag


def add_criterium(bestekvraag: Bestekvraag, tekst: str, zichtbaarheid: str = Zichtbaarheid.OPENBAAR) -> Criterium:
    """A criterium of one's own, after the others."""
    return Criterium.objects.create(
        gemeente_id=bestekvraag.gemeente_id,
        bestek_id=bestekvraag.bestek_id,
        bestekvraag=bestekvraag,
        tekst=tekst,
        zichtbaarheid=zichtbaarheid,
        volgorde=next_place(bestekvraag.criteria.all()),
    )


@transaction.atomic
def set_weging(bestekvraag: Bestekvraag, perceel: Perceel, punten: Decimal | None) -> Weging | None:
    """The points of a question in a perceel; None when it is not asked there.

    There is one row per question and perceel for ever: asked again, it comes back to life.
    """
    weging = Weging.objects.filter(bestekvraag=bestekvraag, perceel=perceel).first()
    if punten is None:
        if weging and not weging.vervallen:
            weging.drop()
        return None
    if weging:
        return weging.change(weging.versie, punten=punten, vervallen=False)
    return Weging.objects.create(
        gemeente_id=bestekvraag.gemeente_id,
        bestek_id=bestekvraag.bestek_id,
        bestekvraag=bestekvraag,
        perceel=perceel,
        punten=punten,
    )


def siblings(onderdeel: BestekOnderdeel) -> QuerySet:
    """The current parts among which this one has its place, in order."""
    binnen = (
        {"bestekvraag": onderdeel.bestekvraag} if isinstance(onderdeel, Criterium) else {"bestek": onderdeel.bestek}
    )
    return type(onderdeel).objects.filter(**binnen).current()


@transaction.atomic
def move(onderdeel: BestekOnderdeel, richting: str, zichtbaar: Iterable[BestekOnderdeel] | None = None) -> None:
    """One place up ('op') or down ('neer'), past its neighbour among `zichtbaar` (all siblings where not given)."""
    rij = list(siblings(onderdeel) if zichtbaar is None else zichtbaar)
    plaats = rij.index(onderdeel)
    ander = plaats + {"op": -1, "neer": 1}[richting]
    if 0 <= ander < len(rij):
        rij[plaats], rij[ander] = rij[ander], rij[plaats]
        arrange(rij)


@transaction.atomic
def arrange(rij: list[BestekOnderdeel]) -> None:
    """Give these parts the order of `rij`. They share the places they had; parts that are not in it keep theirs.

    The place is no part of the text, so it does not raise `versie` and never meets somebody's typing.
    """
    if not rij:
        return
    alle = list(siblings(rij[0]))
    gekozen = {onderdeel.pk for onderdeel in rij}
    nieuw = iter(rij)
    volgorde = [next(nieuw) if onderdeel.pk in gekozen else onderdeel for onderdeel in alle]
    for nummer, onderdeel in enumerate(volgorde, 1):
        type(onderdeel).objects.filter(pk=onderdeel.pk).exclude(volgorde=nummer).update(volgorde=nummer)


def next_place(rijen: QuerySet) -> int:
    return (rijen.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1


def _create(bestek: Bestek, **velden: object) -> Bestekvraag:
    return Bestekvraag.objects.create(
        gemeente_id=bestek.gemeente_id,
        bestek=bestek,
        volgorde=next_place(bestek.bestekvraag_set.all()),
        **{"schaal": _first_schaal(bestek), **velden},
    )


def _first_schaal(bestek: Bestek) -> Schaal:
    return bestek.schaal_set.current().first()


def _copy_handvatten(bestekvraag: Bestekvraag, vraag: Vraag) -> None:
    handvatten = [(groep, handvat) for groep in vraag.alle_groepen() for handvat in groep.handvatten.all()]
    for nummer, (groep, handvat) in enumerate(handvatten, 1):
        Criterium.objects.create(
            gemeente_id=bestekvraag.gemeente_id,
            bestek_id=bestekvraag.bestek_id,
            bestekvraag=bestekvraag,
            herkomst=handvat,
            herkomst_tekst=handvat.als_criterium,
            groep=groep.titel,
            logica=groep.logica,
            tekst=handvat.als_criterium,
            volgorde=nummer,
        )


def _copy_criteria(bestekvraag: Bestekvraag, item: Bibliotheekitem) -> None:
    """The criteria of a library question; of a handvat its text, group and logic as when the item was made."""
    toen = text_at(item.herkomst.edities.all(), item.herkomst_editie) if item.herkomst else None
    handvatten = {handvat.code: handvat for handvat in toen.handvatten} if toen else {}
    for nummer, rij in enumerate(item.criteria.select_related("herkomst__groep"), 1):
        velden = {}
        if rij.herkomst:
            groep, was = rij.herkomst.groep, handvatten.get(rij.herkomst.code)
            velden = {"herkomst": rij.herkomst, "groep": was.groep if was else groep.titel}
            velden |= {"logica": was.logica if was else groep.logica}
            velden["herkomst_tekst"] = was.tekst if was else rij.herkomst.als_criterium
        Criterium.objects.create(
            gemeente_id=bestekvraag.gemeente_id,
            bestek_id=bestekvraag.bestek_id,
            bestekvraag=bestekvraag,
            tekst=rij.tekst,
            volgorde=nummer,
            **velden,
        )


def _fitting(bestek: Bestek, vraag: Vraag | Bibliotheekitem) -> list[Perceel]:
    """The percelen of its routes; all of them where it names no route, or none fits."""
    routes = set(vraag.routes.values_list("code", flat=True))
    percelen = list(bestek.perceel_set.current())
    return [p for p in percelen if not routes or not p.routes or routes & set(p.routes)] or percelen


def _ask(bestekvraag: Bestekvraag, percelen: Iterable[Perceel], punten: Decimal | None) -> None:
    for perceel in percelen:
        set_weging(bestekvraag, perceel, punten if punten is not None else Decimal(0))
