"""Published bestekken that other gemeenten share, and sharing one's own.

Others read the newest version of a published bestek, as bidders do: never a working text, no background criteria, and
no name of whom to ask. `kwaliteit.bibliotheek.delen.within_reach` says who may; that is the only widening.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django_scopes import scopes_disabled

from bestek import structuur
from bestek.enums import Bestekstatus
from bestek.models import Bestek, Vaststelling, Wijziging
from bestek.models.bestek import OngeldigeOvergang
from gemeenten.models import Gebruiker, Gemeente, record_gebeurtenis
from gemeenten.regio import region_of
from kwaliteit.bibliotheek.delen import within_reach
from kwaliteit.enums import Deling


@dataclass(frozen=True)
class Gedeeld:
    """A shared bestek as its newest version reads."""

    pk: int  # of the bestek
    van: str
    nummer: int
    deling: str
    vaststelling: Vaststelling
    tekst: structuur.Bestek


@dataclass(frozen=True)
class Gedeelde:
    """What others share, to be counted and sliced as a paginator does."""

    rijen: QuerySet[Vaststelling]

    def count(self) -> int:
        return self.rijen.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, deel: slice) -> list[Gedeeld]:
        return [_read(rij) for rij in self.rijen[deel]]


def shared_with(gemeente: Gemeente, *, zoek: str = "", route: str = "", profiel: str = "") -> Gedeelde:
    """The newest version of every published bestek that others share with this gemeente, the newest first."""
    with scopes_disabled():
        bestekken = Bestek.objects.filter(within_reach(gemeente), status=Bestekstatus.GEPUBLICEERD)
        if zoek or route or profiel:
            bestekken = _matching(bestekken, zoek, route, profiel)
        later = Vaststelling.objects.filter(bestek=OuterRef("bestek"), nummer__gt=OuterRef("nummer"))
        rijen = Vaststelling.objects.filter(~Exists(later), bestek__in=bestekken)
    return Gedeelde(rijen.select_related("bestek__gemeente").order_by("-vastgesteld_op", "-pk"))


def shared_bestek(gemeente: Gemeente, pk: int) -> Gedeeld:
    """One bestek that another gemeente shares with this one, else `DoesNotExist`."""
    for gevonden in Gedeelde(shared_with(gemeente).rijen.filter(bestek=pk))[:1]:
        return gevonden
    raise Bestek.DoesNotExist


def _matching(bestekken: QuerySet[Bestek], zoek: str, route: str, profiel: str) -> QuerySet[Bestek]:
    """Those whose published text answers to the filters. While a wijziging is open the working text may read
    otherwise, and that is nobody else's: then the version itself is asked.
    """
    loopt = Exists(Wijziging.objects.open().filter(bestek=OuterRef("pk")))
    past = Q(titel__icontains=zoek) if zoek else Q()
    past &= Q(routetekst__contains=f'"{route}"') if route else Q()
    past &= Q(profiel=profiel) if profiel else Q()
    rust = bestekken.annotate(routetekst=Cast("routes", TextField())).filter(~loopt, past).values("pk")
    bezig = []
    for bestek in bestekken.filter(loopt):
        tekst = bestek.laatste_vaststelling.structuur
        goed = zoek.casefold() in tekst.titel.casefold() and profiel in ("", tekst.profiel)
        if goed and (not route or route in tekst.routes):
            bezig.append(bestek.pk)
    return bestekken.filter(Q(pk__in=rust) | Q(pk__in=bezig))


def _read(rij: Vaststelling) -> Gedeeld:
    bestek = rij.bestek
    tekst = replace(structuur.openbaar(rij.structuur), contact="")
    return Gedeeld(bestek.pk, bestek.gemeente.aanduiding, rij.nummer, bestek.deling, rij, tekst)


@transaction.atomic
def share(bestek: Bestek, deling: Deling, wie: Gebruiker) -> None:
    """Let nobody else, the region or everybody read a published bestek; who stops takes it away at once."""
    if deling != Deling.EIGEN and bestek.status != Bestekstatus.GEPUBLICEERD:
        raise OngeldigeOvergang("Alleen een gepubliceerd bestek kan worden gedeeld.")
    if deling == Deling.REGIO and region_of(bestek.gemeente) is None:
        raise OngeldigeOvergang("Uw gemeente is niet bij een regio ingedeeld. De beheerder van het portaal regelt dat.")
    if Bestek.objects.filter(pk=bestek.pk).exclude(deling=deling).update(deling=deling):
        record_gebeurtenis(bestek, "bestek.gedeeld", wie, f"Gedeeld met: {Deling(deling).label.lower()}")
    bestek.refresh_from_db(fields=["deling"])
