"""Answers of the policy workbook as paragraphs of a bestek: offer them, take them in, and tell when they changed.

A paragraph keeps the answer as it read when it was taken over, or when somebody last looked and kept his own text.
"""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from documenten.opmaak import plain_html
from documenten.tekst import blocks
from gemeenten.models import Gebruiker, record_gebeurtenis
from gemeenten.velden import Verouderd
from kwaliteit.enums import Beleidsstand
from kwaliteit.models import Beleidsantwoord, Werkboekvraag

from .delen import add_deel
from .enums import Hoofdstuk
from .models import Bestek, Paragraaf


class AlOvergenomen(Exception):
    """This answer is a paragraph of this bestek already."""


@dataclass(frozen=True)
class Aanbod:
    """An answer that can become a paragraph, and the paragraph that it is already."""

    antwoord: Beleidsantwoord
    paragraaf: Paragraaf | None

    @property
    def besloten(self) -> bool:
        return self.antwoord.stand == Beleidsstand.BESLOTEN

    @property
    def begin(self) -> str:
        """Its first paragraph, or its list in one line."""
        opsomming, regels = next(iter(blocks(self.antwoord.tekst)), (False, []))
        return (" · " if opsomming else " ").join(regels)


def offers(bestek: Bestek, gebruiker: Gebruiker) -> list[Aanbod]:
    """The answers that belong in a bestek and that this person may see: decided ones first, in the workbook's order."""
    antwoorden = (
        Beleidsantwoord.objects.visible_to(gebruiker)
        .exclude(tekst="")
        .exclude(werkboekvraag__paragraaftitel="")
        .select_related("werkboekvraag__deel")
        .order_by("werkboekvraag__deel__volgorde", "werkboekvraag__volgorde")
    )
    paragrafen = {p.beleidsantwoord_id: p for p in taken_over(bestek)}
    aanbod = [Aanbod(antwoord, paragrafen.get(antwoord.pk)) for antwoord in antwoorden]
    return sorted(aanbod, key=lambda rij: not rij.besloten)


def taken_over(bestek: Bestek) -> QuerySet[Paragraaf]:
    return bestek.paragraaf_set.current().filter(beleidsantwoord__isnull=False)


def changed(bestek: Bestek, gebruiker: Gebruiker) -> QuerySet[Paragraaf]:
    """The paragraphs whose answer reads otherwise now, in so far as this person may see that answer."""
    zichtbaar = Beleidsantwoord.objects.visible_to(gebruiker)
    anders = taken_over(bestek).exclude(beleidsantwoord_tekst=F("beleidsantwoord__tekst"))
    return anders.filter(beleidsantwoord__in=zichtbaar).select_related("beleidsantwoord__werkboekvraag__deel")


def edited_here(paragraaf: Paragraaf) -> bool:
    """Whether somebody wrote on in the bestek itself, so that taking over would replace that."""
    return paragraaf.tekst != plain_html(paragraaf.beleidsantwoord_tekst)


def add_paragraaf(bestek: Bestek, antwoord: Beleidsantwoord, wie: Gebruiker) -> Paragraaf:
    if taken_over(bestek).filter(beleidsantwoord=antwoord).exists():
        raise AlOvergenomen("Dit antwoord staat al in het bestek.")
    return add_deel(
        bestek,
        Paragraaf,
        wie,
        hoofdstuk=chapter_of(antwoord.werkboekvraag),
        titel=antwoord.werkboekvraag.paragraaftitel,
        tekst=plain_html(antwoord.tekst),
        beleidsantwoord=antwoord,
        beleidsantwoord_tekst=antwoord.tekst,
    )


# Where in the document an answer belongs: by its question, or else by the part of the workbook.
HOOFDSTUK = {
    "lerend-betekenis": Hoofdstuk.CONTRACT,
    "lerend-gesprekken": Hoofdstuk.CONTRACT,
    "lerend-knelpunten-en-verwachting": Hoofdstuk.CONTRACT,
    "uitvoering-overleg": Hoofdstuk.CONTRACT,
    "inkoop-kleine-aantallen": Hoofdstuk.PERCELEN,
    "inkoop-fte": Hoofdstuk.PRIJS,
    "taalcoaching-financiering": Hoofdstuk.PRIJS,
    "taalcoaching-visie": Hoofdstuk.INLEIDING,
    "taalcoaching-ambitie": Hoofdstuk.INLEIDING,
}
PER_DEEL = {"visie": Hoofdstuk.INLEIDING, "samenwerking": Hoofdstuk.INLEIDING, "inkoop": Hoofdstuk.PROCEDURE}


def chapter_of(vraag: Werkboekvraag) -> Hoofdstuk:
    """What is done in the assignment is the rule; vision, procedure, price and contract are the exceptions."""
    return HOOFDSTUK.get(vraag.code) or PER_DEEL.get(vraag.deel.code, Hoofdstuk.OPDRACHT)


def take_over(paragraaf: Paragraaf, versie: int, antwoordversie: int, wie: Gebruiker) -> None:
    """Replace the text by the answer as it reads now; both versions are those that the person saw."""
    tekst = _seen(paragraaf, antwoordversie)
    paragraaf.change(versie, tekst=plain_html(tekst), beleidsantwoord_tekst=tekst)
    zin = f"Paragraaf ‘{paragraaf}’ bijgewerkt uit het beleidswerkboek"
    record_gebeurtenis(paragraaf.bestek, "bestek.beleid", wie, zin)


def keep(paragraaf: Paragraaf, versie: int, antwoordversie: int, wie: Gebruiker) -> None:
    """Leave the text as it is, and tell no more of this change."""
    paragraaf.change(versie, beleidsantwoord_tekst=_seen(paragraaf, antwoordversie))
    zin = f"Paragraaf ‘{paragraaf}’ gehouden zoals zij was; het beleidswerkboek luidt intussen anders"
    record_gebeurtenis(paragraaf.bestek, "bestek.beleid", wie, zin)


def _seen(paragraaf: Paragraaf, antwoordversie: int) -> str:
    antwoord = paragraaf.beleidsantwoord
    if antwoord.versie != antwoordversie:
        raise Verouderd(antwoord)
    return antwoord.tekst
