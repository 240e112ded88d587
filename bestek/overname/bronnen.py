"""The sources of one's own from which a new bestek can begin, with how each is told of later."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from bestek import structuur
from bestek.models import Bestek, Vaststelling
from bestek.samenstelling import compose
from bestek.sjablonen import Sjabloon
from bestek.sjablonen.vullen import fill
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.models import Vraag

from .bron import for_reuse
from .gedeeld import Gedeeld


@dataclass(frozen=True)
class Bron:
    """What a bestek can begin from, stripped of what does not go along."""

    naam: str
    herkomst: str
    inhoud: structuur.Bestek
    eigen: bool = False
    kort: str = ""


def of_template(sjabloon: Sjabloon, gemeente: Gemeente) -> Bron:
    inhoud = fill(sjabloon, gemeente.aanduiding)
    return Bron(sjabloon.naam, f"sjabloon {sjabloon.naam}", inhoud, kort=sjabloon.kort)


def of_own(bestek: Bestek, vaststelling: Vaststelling | None) -> Bron:
    """A frozen version of one's own bestek, or its working text."""
    inhoud = for_reuse(vaststelling.structuur if vaststelling else compose(bestek), eigen=True)
    versie = f"versie {vaststelling.nummer}" if vaststelling else "werktekst"
    return Bron(inhoud.titel, f"{inhoud.titel}, {versie}", inhoud, eigen=True)


def of_shared(gedeeld: Gedeeld) -> Bron:
    inhoud = for_reuse(gedeeld.tekst, eigen=False)
    return Bron(inhoud.titel, f"{inhoud.titel}, gedeeld door {gedeeld.van}", inhoud)


def own_bestekken(gebruiker: Gebruiker) -> QuerySet[Bestek]:
    """The bestekken of the gemeente with their versions, without what is in those."""
    versies = Vaststelling.objects.defer("inhoud").order_by("-nummer")
    rijen = Bestek.objects.visible_to(gebruiker).select_related("gemeente")
    return rijen.prefetch_related(Prefetch("vaststellingen", versies))


def newer_in_letters(inhoud: structuur.Bestek) -> list[structuur.Bestekvraag]:
    """The questions that the letters word otherwise since the source copied them; one query."""
    met_editie = [v for v in inhoud.vragen if v.herkomst_code and v.herkomst_editie.isdigit()]
    codes = [v.herkomst_code for v in met_editie]
    nu = dict(Vraag.met_vervallen.filter(code__in=codes).values_list("code", "editie"))
    return [v for v in met_editie if nu.get(v.herkomst_code, 0) > int(v.herkomst_editie)]
