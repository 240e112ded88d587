"""The internal review: colleagues sign off chapters, each on a text that is kept with what they said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from . import hoofdstukafdruk
from .enums import Akkoordoordeel, Bestekstatus
from .enums import Hoofdstuk as Naam
from .models import Akkoord, Bestek, Wijziging
from .models.bestek import OngeldigeOvergang
from .rechten import SCHRIJVEN
from .samenstelling import compose
from .structuur import Bestek as Structuur
from .vergelijking import Verandering, compare


class TekstVeranderd(OngeldigeOvergang):
    """The chapter reads otherwise than what was judged."""

    def __init__(self) -> None:
        super().__init__("Dit hoofdstuk is veranderd terwijl u het las. Lees de nieuwe tekst en geef dan uw oordeel.")


@dataclass(frozen=True)
class Stand:
    """One request, held against the text of now."""

    rij: Akkoord
    afdruk: str  # of the chapter as it reads now
    telt: bool = True  # not: what this chapter says was frozen before

    @property
    def gegeven(self) -> bool:
        return self.rij.oordeel != Akkoordoordeel.GEVRAAGD

    @property
    def vervallen(self) -> bool:
        return self.gegeven and self.rij.afdruk != self.afdruk

    @property
    def akkoord(self) -> bool:
        return self.rij.oordeel == Akkoordoordeel.AKKOORD and not self.vervallen

    @property
    def open(self) -> bool:
        """Whether it stands in the way of freezing."""
        return self.telt and not self.akkoord

    @property
    def te_laat(self) -> bool:
        return not self.gegeven and self.rij.uiterlijk is not None and self.rij.uiterlijk < klok.today()

    @property
    def woord(self) -> str:
        if not self.vervallen:
            return self.rij.get_oordeel_display()
        return "Akkoord vervallen" if self.rij.oordeel == Akkoordoordeel.AKKOORD else "Niet akkoord, tekst is veranderd"

    @property
    def zin(self) -> str:
        """'Eisen: Mark Bakker is niet akkoord'."""
        hoofdstuk, wie = self.rij.get_hoofdstuk_display(), self.rij.gevraagd_aan
        if not self.gegeven:
            return f"{hoofdstuk}: {wie} heeft nog niet geantwoord"
        if self.rij.oordeel == Akkoordoordeel.NIET_AKKOORD:
            return f"{hoofdstuk}: {wie} is niet akkoord{', met een eerdere tekst' if self.vervallen else ''}"
        return f"{hoofdstuk}: {wie} was akkoord met een eerdere tekst"


@dataclass(frozen=True)
class Review:
    rijen: tuple[Stand, ...]

    @property
    def open(self) -> tuple[Stand, ...]:
        return tuple(stand for stand in self.rijen if stand.open)

    @property
    def akkoord(self) -> int:
        return sum(stand.akkoord for stand in self.rijen)

    @property
    def vervallen(self) -> int:
        return sum(stand.vervallen for stand in self.rijen)

    @property
    def zin(self) -> str:
        """'Review: 5 van 8 akkoord'; nothing where nobody was asked."""
        return f"Review: {self.akkoord} van {len(self.rijen)} akkoord" if self.rijen else ""


def read_review(bestek: Bestek, inhoud: Structuur) -> Review:
    """All that was asked, held against this text; in a wijziging what it leaves as it was frozen does not count."""
    rijen = list(bestek.akkoorden.select_related("gevraagd_aan", "gevraagd_door"))
    nu = {naam: _print_of(inhoud, naam) for naam in {rij.hoofdstuk for rij in rijen}}
    laatste = bestek.laatste_vaststelling if rijen else None
    vast = laatste.structuur if laatste else None
    zelfde = {naam for naam, afdruk in nu.items() if vast and _print_of(vast, naam) == afdruk}
    rijen.sort(key=lambda rij: (Naam.values.index(rij.hoofdstuk), rij.gevraagd_aan.naam))
    return Review(tuple(Stand(rij, nu[rij.hoofdstuk], rij.hoofdstuk not in zelfde) for rij in rijen))


def _print_of(inhoud: Structuur, hoofdstuk: str) -> str:
    return hoofdstukafdruk.fingerprint(hoofdstukafdruk.text_of(inhoud, hoofdstuk))


def changes_since(rij: Akkoord, inhoud: Structuur) -> list[Verandering]:
    """What changed in the chapter since this person judged it; nothing where that never happened."""
    if not rij.gelezen:
        return []
    delen = hoofdstukafdruk.read(rij.gelezen), hoofdstukafdruk.chapter_of(inhoud, rij.hoofdstuk)
    return compare(*(hoofdstukafdruk.within(deel, inhoud, rij.hoofdstuk) for deel in delen))


def can_ask(bestek: Bestek) -> bool:
    """While the text can still change, or lies for review."""
    return bestek.status == Bestekstatus.TER_REVIEW or bestek.bewerkbaar


def colleagues(bestek: Bestek) -> QuerySet[Gebruiker]:
    """Who can be asked: the writers of the gemeente, oneself included."""
    wie = Gebruiker.objects.filter(
        is_active=True, lidmaatschappen__gemeente=bestek.gemeente_id, lidmaatschappen__rol__in=SCHRIJVEN
    )
    return wie.distinct().order_by("naam")


@transaction.atomic
def ask(
    bestek: Bestek, hoofdstukken: Iterable[str], mensen: Iterable[Gebruiker], wie: Gebruiker, uiterlijk: date | None
) -> int:
    """Ask each of these people about each of these chapters; who is akkoord with the present text is left alone."""
    _require_askable(bestek)
    mensen, mogelijk = list(mensen), set(colleagues(bestek).values_list("pk", flat=True))
    if not {mens.pk for mens in mensen} <= mogelijk:
        raise OngeldigeOvergang("Akkoord kunt u vragen aan een beleidsmedewerker of inkoper van uw gemeente.")
    review = read_review(bestek, compose(bestek))
    bekend = {(stand.rij.hoofdstuk, stand.rij.gevraagd_aan_id): stand for stand in review.rijen}
    gevraagd = [
        Naam(naam).label
        for naam in hoofdstukken
        for mens in mensen
        if _ask_one(bestek, naam, mens, bekend.get((naam, mens.pk)), wie, uiterlijk)
    ]
    if gevraagd:
        namen = ", ".join(dict.fromkeys(gevraagd))
        tekst = f"Akkoord gevraagd aan {', '.join(mens.naam for mens in mensen)}: {namen}"
        record_gebeurtenis(bestek, "bestek.akkoord_gevraagd", wie, tekst)
    return len(gevraagd)


def _ask_one(
    bestek: Bestek, naam: str, mens: Gebruiker, stand: Stand | None, wie: Gebruiker, uiterlijk: date | None
) -> bool:
    velden = {"gevraagd_door": wie, "gevraagd_op": klok.now(), "uiterlijk": uiterlijk, "herinnerd_op": None}
    if stand is None:
        bestek.akkoorden.create(gemeente_id=bestek.gemeente_id, hoofdstuk=naam, gevraagd_aan=mens, **velden)
        return True
    if stand.akkoord:
        return False
    # what was read before stays, so that the difference can be shown
    stand.rij.change(stand.rij.versie, oordeel=Akkoordoordeel.GEVRAAGD, toelichting="", **velden)
    return True


@transaction.atomic
def give(rij: Akkoord, versie: int, wie: Gebruiker, oordeel: str, toelichting: str, afdruk: str) -> None:
    """The judgement of who was asked, on the text with this fingerprint; raises `TekstVeranderd`, `Verouderd`."""
    if rij.gevraagd_aan_id != wie.pk:
        raise OngeldigeOvergang(f"Dit oordeel is gevraagd aan {rij.gevraagd_aan}; alleen die kan het geven.")
    _require_askable(rij.bestek)
    tekst = hoofdstukafdruk.text_of(compose(rij.bestek), rij.hoofdstuk)
    if hoofdstukafdruk.fingerprint(tekst) != afdruk:
        raise TekstVeranderd
    velden = {"oordeel": oordeel, "toelichting": toelichting, "afdruk": afdruk, "gelezen": tekst}
    rij.change(versie, gegeven_op=klok.now(), **velden)
    zin = f"{rij.get_oordeel_display()}: {rij.get_hoofdstuk_display()} ({afdruk[:12]})"
    record_gebeurtenis(rij.bestek, "bestek.akkoord", wie, f"{zin}. {toelichting}".removesuffix(". "))


def remind(rij: Akkoord, wie: Gebruiker) -> None:
    """Put the request on top of the start page of who was asked, as a reminder."""
    if rij.oordeel != Akkoordoordeel.GEVRAAGD:
        raise OngeldigeOvergang(f"{rij.gevraagd_aan} heeft al geantwoord.")
    rij.change(rij.versie, herinnerd_op=klok.now())
    tekst = f"Herinnering aan {rij.gevraagd_aan}: {rij.get_hoofdstuk_display()}"
    record_gebeurtenis(rij.bestek, "bestek.akkoord_herinnerd", wie, tekst)


@transaction.atomic
def cancel(rij: Akkoord, wie: Gebruiker) -> None:
    """Take a request back that was not answered; what somebody said stays."""
    if rij.oordeel != Akkoordoordeel.GEVRAAGD:
        raise OngeldigeOvergang(f"{rij.gevraagd_aan} heeft al geantwoord; dat oordeel blijft staan.")
    tekst = f"Niet meer gevraagd aan {rij.gevraagd_aan}: akkoord op {rij.get_hoofdstuk_display()}"
    record_gebeurtenis(rij.bestek, "bestek.akkoord_niet_meer", wie, tekst)
    rij.delete()


def waiting_for(gebruiker: Gebruiker) -> QuerySet[Akkoord]:
    """Requests that this person has not answered, on texts that can still take it."""
    rijen = Akkoord.objects.visible_to(gebruiker).filter(gevraagd_aan=gebruiker, oordeel=Akkoordoordeel.GEVRAAGD)
    return _current(rijen)


def asked_by(gebruiker: Gebruiker) -> QuerySet[Akkoord]:
    """What this person asked, of the same texts."""
    return _current(Akkoord.objects.visible_to(gebruiker).filter(gevraagd_door=gebruiker))


def _current(rijen: QuerySet[Akkoord]) -> QuerySet[Akkoord]:
    """Of texts that are written now; in a wijziging what was asked since it began."""
    geschreven = Q(bestek__status__in=(Bestekstatus.CONCEPT, Bestekstatus.TER_REVIEW))
    vast = Q(bestek__status__in=(Bestekstatus.VASTGESTELD, Bestekstatus.GEPUBLICEERD))
    loopt = Wijziging.objects.open().filter(bestek=OuterRef("bestek"), geopend_op__lte=OuterRef("gevraagd_op"))
    return rijen.filter(geschreven | (vast & Exists(loopt)))


def _require_askable(bestek: Bestek) -> None:
    if not can_ask(bestek):
        raise OngeldigeOvergang("Dit bestek ligt vast; een akkoord hoort bij een tekst die nog niet is vastgesteld.")
