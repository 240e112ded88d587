"""Questions of a bestek whose letter has a newer edition: what changed, and what the gemeente does with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import Verouderd
from kwaliteit.edities import difference_of
from kwaliteit.models import Editieregel, Handvat, Vraageditie
from kwaliteit.verschil import Segmenten, segments
from kwaliteit.vraagtekst import NIEUW, VERVALLEN, Handvatverschil, Vraagverschil

from .models import Bestek, Bestekvraag, Criterium
from .vraagkeuze import arrange, next_place, siblings

VRAAG, ONDERWERP = "vraag", "onderwerp"
VERNIEUWD = Q(vervallen=False, herkomst_editie__lt=F("herkomst__editie"))


@dataclass(frozen=True)
class Stuk:
    """A piece of a question that changed: how it read when it was copied, how it reads now, and how ours reads.

    `sleutel` is `vraag`, `onderwerp` or the code of a handvat; `ons` is None where the bestek does not have it.
    """

    sleutel: str
    naam: str
    soort: str  # nieuw, gewijzigd or vervallen
    toen: str
    nu: str
    ons: str | None
    groep: str = ""
    waarom: tuple[str, ...] = ()  # the lines of the changelog about it

    @property
    def aangepast(self) -> bool:
        """Whether the gemeente wrote its own text, which taking over would replace."""
        return self.ons is not None and self.ons not in (self.toen, self.nu)

    @property
    def voorstel(self) -> bool:
        """Whether it is taken over unless somebody chooses otherwise: never over one's own text, never a loss."""
        return not self.aangepast and self.soort != VERVALLEN

    @property
    def verschil(self) -> Segmenten:
        return segments(self.toen, self.nu)

    @property
    def verschil_met_ons(self) -> Segmenten:
        return segments(self.ons or "", self.nu)


@dataclass(frozen=True)
class Vernieuwing:
    """A question with a newer reading in the letters."""

    vraag: Bestekvraag
    verschil: Vraagverschil
    stukken: tuple[Stuk, ...]

    @property
    def editie(self) -> int:
        return self.vraag.herkomst.editie

    @property
    def weg(self) -> bool:
        """Whether the question left the letters, so that there is nothing to take over."""
        return self.verschil.na is None

    @property
    def aangepast(self) -> bool:
        return any(stuk.aangepast for stuk in self.stukken)


def outdated(bestek: Bestek) -> QuerySet[Bestekvraag]:
    """The questions whose letter was changed since they were copied."""
    return bestek.bestekvraag_set.filter(VERNIEUWD).select_related("herkomst__brief").order_by("volgorde", "pk")


def count_outdated(bestekken: Iterable[Bestek]) -> dict[int, int]:
    """How many such questions each bestek has, where there are any; one query."""
    rijen = Bestekvraag.objects.filter(VERNIEUWD, bestek__in=[bestek.pk for bestek in bestekken])
    return dict(rijen.order_by("bestek").values_list("bestek").annotate(aantal=Count("pk")))


def renewals(vragen: Iterable[Bestekvraag]) -> list[Vernieuwing]:
    """For each of these questions what changed and why; three queries."""
    vragen = list(vragen)
    lezingen = list(Vraageditie.objects.filter(vraag__in=[vraag.herkomst_id for vraag in vragen]))
    criteria: dict[int, list[Criterium]] = {}
    for rij in Criterium.objects.filter(bestekvraag__in=vragen).current().select_related("herkomst"):
        criteria.setdefault(rij.bestekvraag_id, []).append(rij)
    regels = list(Editieregel.objects.select_related("editie").order_by("editie__nummer"))
    gevonden = []
    for vraag in vragen:
        verschil = difference_of(lezingen, vraag.herkomst, vraag.herkomst_editie, vraag.herkomst.editie)
        if verschil:
            stukken = _pieces(vraag, verschil, criteria.get(vraag.pk, []))
            gevonden.append(Vernieuwing(vraag, verschil, tuple(_with_reasons(vraag, stukken, regels))))
    return gevonden


@transaction.atomic
def take_over(vernieuwing: Vernieuwing, versie: int, editie: int, keuze: Iterable[str], wie: Gebruiker) -> Bestekvraag:
    """Bring the chosen pieces up to edition `editie`, and remember that it was seen; the others keep our text.

    A criterium keeps its use and its place; a new one comes after the others of its group, a lapsed one goes.
    Raises `Verouderd` where the question, or the edition, is no longer the one that was shown.
    """
    vraag, keuze = vernieuwing.vraag, set(keuze)
    if editie != vernieuwing.editie:
        raise Verouderd(vraag)
    velden = {"herkomst_editie": editie}
    if not vernieuwing.weg:
        velden["herkomst_tekst"] = vernieuwing.verschil.na.tekst
    gekozen = [stuk for stuk in vernieuwing.stukken if stuk.sleutel in keuze]
    velden |= {_FIELDS[stuk.sleutel]: stuk.nu for stuk in gekozen if stuk.sleutel in _FIELDS}
    vraag.change(versie, **velden)
    for handvat in vernieuwing.verschil.veranderd:
        _renew_criterium(vraag, handvat, handvat.code in keuze)
    wat = f"nieuwe tekst van editie {editie} overgenomen" if gekozen else f"eigen tekst gehouden bij editie {editie}"
    record_gebeurtenis(vraag.bestek, "bestek.editie", wie, f"Vraag ‘{vraag.onderwerp}’: {wat}")
    return vraag


def keep(vernieuwing: Vernieuwing, versie: int, editie: int, wie: Gebruiker) -> Bestekvraag:
    """Leave our text as it is, now as an adaptation of the question as it reads in edition `editie`."""
    return take_over(vernieuwing, versie, editie, (), wie)


_FIELDS = {VRAAG: "tekst", ONDERWERP: "onderwerp"}


def _pieces(vraag: Bestekvraag, verschil: Vraagverschil, criteria: list[Criterium]) -> Iterable[Stuk]:
    """What there is to choose. A handvat that changed but that the bestek does not have, is no choice."""
    if verschil.na is None:
        return
    if verschil.onderwerp:
        yield Stuk(ONDERWERP, "Onderwerp", "gewijzigd", verschil.voor.onderwerp, verschil.na.onderwerp, vraag.onderwerp)
    if verschil.tekst:
        yield Stuk(VRAAG, "De vraag", "gewijzigd", vraag.herkomst_tekst, verschil.na.tekst, vraag.tekst)
    ons = {rij.herkomst.code: rij.tekst for rij in criteria if rij.herkomst}
    toen = {rij.herkomst.code: rij.herkomst_tekst for rij in criteria if rij.herkomst}
    for handvat in verschil.veranderd:
        code, nu = handvat.code, handvat.na.tekst if handvat.na else ""
        if handvat.soort == NIEUW and code not in ons:
            yield Stuk(code, f"Criterium bij handvat {code}", NIEUW, "", nu, None, handvat.groep)
        elif code in ons:
            naam = f"Criterium bij handvat {code}"
            yield Stuk(code, naam, handvat.soort, toen[code], nu, ons[code], handvat.groep)


def _with_reasons(vraag: Bestekvraag, stukken: Iterable[Stuk], regels: list[Editieregel]) -> Iterable[Stuk]:
    sinds = [regel for regel in regels if regel.editie.nummer > vraag.herkomst_editie]
    for stuk in stukken:
        code = vraag.herkomst.code if stuk.sleutel in _FIELDS else stuk.sleutel
        yield replace(stuk, waarom=tuple(regel.tekst for regel in sinds if regel.code == code))


def _renew_criterium(vraag: Bestekvraag, handvat: Handvatverschil, gekozen: bool) -> None:
    rij = vraag.criteria.current().filter(herkomst__code=handvat.code).first()
    if rij is None:
        if gekozen and handvat.na:
            _add_criterium(vraag, handvat)
    elif handvat.na is None:
        if gekozen:
            rij.drop()
    else:
        velden = {"herkomst_tekst": handvat.na.tekst}
        if gekozen:
            velden |= {"tekst": handvat.na.tekst, "groep": handvat.na.groep, "logica": handvat.na.logica}
        rij.change(rij.versie, **velden)


def _add_criterium(vraag: Bestekvraag, handvat: Handvatverschil) -> None:
    """A criterium of a new handvat, behind the last one under the same heading."""
    nieuw = Criterium.objects.create(
        gemeente_id=vraag.gemeente_id,
        bestek_id=vraag.bestek_id,
        bestekvraag=vraag,
        herkomst=Handvat.objects.get(code=handvat.code),
        herkomst_tekst=handvat.na.tekst,
        groep=handvat.na.groep,
        logica=handvat.na.logica,
        tekst=handvat.na.tekst,
        volgorde=next_place(vraag.criteria.all()),
    )
    rijen = [rij for rij in siblings(nieuw) if rij.pk != nieuw.pk]
    groep = [n for n, rij in enumerate(rijen, 1) if (rij.groep, rij.logica) == (nieuw.groep, nieuw.logica)]
    rijen.insert(groep[-1] if groep else len(rijen), nieuw)
    arrange(rijen)
