"""What gemeenten share with each other, and what one takes over from another.

`within_reach` is the one rule by which the scope of a gemeente is widened: only for what another gemeente shares
with this one, read-only, and with the name of the gemeente that gives but no person of it.
"""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django_scopes import scopes_disabled

from gemeenten.models import Gebruiker, Gemeente
from gemeenten.regio import region_of

from ..enums import Deling
from ..models import Bibliotheekitem
from ..verschil import Segmenten
from .beheer import BibliotheekFout, change_item, create_item
from .beheer import share as share_item
from .lezen import Leesitem, differences, read_item

OVERGENOMEN = ("titel", "tekst", "toelichting", "eissoort", "bewijs", "bron", "bron_datum")


class OrigineelGewijzigd(Exception):
    """The original moved on after it was shown; look again before choosing."""


@dataclass(frozen=True)
class Gedeeld:
    """What others share, to be counted and sliced as a paginator does."""

    rijen: QuerySet[Bibliotheekitem]

    def count(self) -> int:
        return self.rijen.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, deel: slice) -> list[Leesitem]:
        return [read_item(rij) for rij in self.rijen.with_parts()[deel]]


def shared_with(gemeente: Gemeente, *, sleutels: list[uuid.UUID] | None = None, **filters: str) -> Gedeeld:
    """The items in use that other gemeenten share with this one: with all, or with the region both are in.

    `filters` as for `fitting`.
    """
    with scopes_disabled():
        rijen = Bibliotheekitem.objects.current().filter(within_reach(gemeente))
    if sleutels is not None:
        rijen = rijen.filter(sleutel__in=sleutels)
    return Gedeeld(rijen.fitting(**filters).in_order())


def within_reach(gemeente: Gemeente) -> Q:
    """Which rows with a `deling` others share with this gemeente: with all, or with the region both are in.

    A region shares with its gemeenten and they with their region.
    """
    kring = Q(deling=Deling.ALLEN)
    if (regio := region_of(gemeente)) is not None:
        kring |= Q(deling=Deling.REGIO) & (Q(gemeente=regio) | Q(gemeente__regio=regio))
    return kring & ~Q(gemeente=gemeente)


def shared_item(gemeente: Gemeente, sleutel: uuid.UUID) -> Leesitem:
    """One item that another gemeente shares with this one, else `DoesNotExist`."""
    for item in shared_with(gemeente, sleutels=[sleutel])[:1]:
        return item
    raise Bibliotheekitem.DoesNotExist


@transaction.atomic
def take_over(gemeente: Gemeente, sleutel: uuid.UUID, wie: Gebruiker) -> Bibliotheekitem:
    """An own copy that keeps of whom it is and which version; the copy in use where there is one already."""
    Gemeente.objects.select_for_update().get(pk=gemeente.pk)  # so that two clicks make one copy
    if eigen := own_copies(gemeente, [sleutel]).get(sleutel):
        return eigen
    item = shared_item(gemeente, sleutel)
    return create_item(
        gemeente,
        wie,
        item.soort,
        **{veld: getattr(item, veld) for veld in OVERGENOMEN},
        herkomst=item.herkomst,
        herkomst_tekst=item.herkomst_tekst,
        herkomst_editie=item.herkomst_editie,
        overgenomen_van=Gemeente.objects.get(pk=_giver(sleutel)),
        overgenomen_sleutel=item.sleutel,
        overgenomen_versie=item.versie,
        criteria=_criteria(item),
        routes=item.routes,
        themas=item.themas,
        gebeurtenis=f"Overgenomen van {item.van}",
    )


def own_copies(gemeente: Gemeente, sleutels: list[uuid.UUID]) -> dict[uuid.UUID, Bibliotheekitem]:
    """Which of these items of others were taken over and are in use here, with one's own copy."""
    rijen = Bibliotheekitem.objects.filter(gemeente=gemeente, overgenomen_sleutel__in=sleutels).current()
    return {rij.overgenomen_sleutel: rij for rij in rijen}


@dataclass(frozen=True)
class Origineel:
    """The item that was taken over, as it is shared now, and what differs from one's own copy."""

    item: Leesitem
    verschil: list[tuple[str, Segmenten]]


def changed_originals(gemeente: Gemeente, eigen: list[Leesitem]) -> dict[uuid.UUID, Origineel]:
    """For own copies: the originals that have a newer version which reads otherwise, by the key of the own item."""
    bekend = {item.overgenomen_sleutel: item for item in eigen if item.overgenomen_sleutel}
    gevonden = {}
    for origineel in shared_with(gemeente, sleutels=list(bekend))[:] if bekend else []:
        kopie = bekend[origineel.sleutel]
        if origineel.versie > kopie.overgenomen_versie and (verschil := differences(kopie, origineel)):
            gevonden[kopie.sleutel] = Origineel(origineel, verschil)
    return gevonden


@transaction.atomic
def follow_original(item: Bibliotheekitem, versie: int, gezien: int, wie: Gebruiker) -> None:
    """Replace one's own text by that of the original as it was shown (`gezien`); order and sharing stay one's own."""
    origineel = _original(item, gezien)
    change_item(
        item,
        versie,
        wie,
        **{veld: getattr(origineel, veld) for veld in OVERGENOMEN},
        overgenomen_versie=origineel.versie,
        criteria=_criteria(origineel),
        gebeurtenis=f"Nieuwe tekst van {origineel.van} overgenomen",
    )


@transaction.atomic
def keep_own(item: Bibliotheekitem, versie: int, gezien: int, wie: Gebruiker) -> None:
    """Keep one's own text; the change of the original is not told again."""
    origineel = _original(item, gezien)
    zin = f"Eigen tekst gehouden naast de nieuwe van {origineel.van}"
    change_item(item, versie, wie, overgenomen_versie=origineel.versie, gebeurtenis=zin)


def share(item: Bibliotheekitem, deling: Deling, wie: Gebruiker) -> None:
    """As `beheer.share`; what was taken over goes no further than the gemeente it came from lets it."""
    if deling != Deling.EIGEN and item.overgenomen_sleutel:
        origineel = next(iter(shared_with(item.gemeente, sleutels=[item.overgenomen_sleutel])[:1]), None)
        if origineel is None or (deling == Deling.ALLEN and origineel.deling != Deling.ALLEN):
            raise BibliotheekFout(
                f"Dit item is overgenomen van {item.overgenomen_van.aanduiding}, en die deelt het niet zo ruim."
            )
    share_item(item, deling, wie)


def _original(item: Bibliotheekitem, gezien: int) -> Leesitem:
    try:
        origineel = shared_item(item.gemeente, item.overgenomen_sleutel)
    except Bibliotheekitem.DoesNotExist:
        raise BibliotheekFout("Het origineel wordt niet meer met u gedeeld.") from None
    if origineel.versie != gezien:
        raise OrigineelGewijzigd
    return origineel


def _criteria(item: Leesitem) -> list[tuple]:
    return [(criterium.tekst, criterium.herkomst) for criterium in item.criteria]


def _giver(sleutel: uuid.UUID) -> int:
    return Bibliotheekitem._base_manager.values_list("gemeente_id", flat=True).get(sleutel=sleutel)
