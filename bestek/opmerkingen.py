"""What colleagues say to each other about the text: add, answer, settle, reopen, and who is named in it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from gemeenten import klok
from gemeenten.models import Gebruiker, Lidmaatschap, record_gebeurtenis

from .models import Bestek, Opmerking, Vermelding
from .models.bestek import OngeldigeOvergang
from .namenroep import Persoon, find_named
from .rechten import SCHRIJVEN
from .tekstdelen import Deel, can_discuss

LANGST = 4000  # characters of a remark
DICHT = "Opmerkingen maakt u bij een bestek dat in concept of ter review is, of waarin een wijziging loopt."


class OnbekendeNaam(Exception):
    """The remark names somebody who cannot be reached by it; `problemen` say why, for the user."""

    def __init__(self, problemen: list[str]):
        super().__init__(" ".join(problemen))
        self.problemen = problemen


def add(deel: Deel, tekst: str, wie: Gebruiker, gekozen: Iterable[Gebruiker] = ()) -> Opmerking:
    """A new remark on this part; who is ticked or named in it finds it on the start page."""
    return _write(deel.hoofd, None, tekst, wie, gekozen)


def answer(opmerking: Opmerking, tekst: str, wie: Gebruiker, gekozen: Iterable[Gebruiker] = ()) -> Opmerking:
    """An answer in the same thread; what was settled is open again by it."""
    deel = Deel(opmerking.bestek, opmerking.soort, opmerking.sleutel)
    with transaction.atomic():
        antwoord = _write(deel, opmerking, tekst, wie, gekozen)
        if opmerking.afgehandeld:
            reopen(opmerking, wie)
    return antwoord


def settle(opmerking: Opmerking, wie: Gebruiker) -> None:
    if opmerking.afgehandeld:
        raise OngeldigeOvergang(f"Deze opmerking is al afgehandeld, door {opmerking.afgehandeld_door}.")
    opmerking.change(opmerking.versie, afgehandeld_door=wie, afgehandeld_op=klok.now())
    record_gebeurtenis(opmerking.bestek, "opmerking.afgehandeld", wie, "Opmerking afgehandeld")


def reopen(opmerking: Opmerking, wie: Gebruiker) -> None:
    _must_be_open(opmerking.bestek)
    if not opmerking.afgehandeld:
        raise OngeldigeOvergang("Deze opmerking staat al open.")
    opmerking.change(opmerking.versie, afgehandeld_door=None, afgehandeld_op=None)
    record_gebeurtenis(opmerking.bestek, "opmerking.heropend", wie, "Opmerking weer open gezet")


def writers(bestek: Bestek) -> QuerySet[Gebruiker]:
    """Who reads remarks."""
    leden = Lidmaatschap.objects.filter(gemeente_id=bestek.gemeente_id, rol__in=SCHRIJVEN)
    return Gebruiker.objects.filter(pk__in=leden.values("gebruiker"), is_active=True)


def named_in(bestek: Bestek, tekst: str, gekozen: Iterable[Gebruiker]) -> list[Gebruiker]:
    """Who is to see this, by a tick or by name; raises OnbekendeNaam."""
    schrijvers = {g.pk: g for g in writers(bestek)}
    gekozen = [g.pk for g in gekozen if g.pk in schrijvers]
    if "@" not in tekst:
        return [schrijvers[pk] for pk in gekozen]
    leden = Gebruiker.objects.filter(lidmaatschappen__gemeente_id=bestek.gemeente_id, is_active=True).distinct()
    uitkomst = find_named(tekst, (Persoon(g.pk, g.naam, g.pk in schrijvers) for g in leden), gekozen)
    if uitkomst.problemen:
        raise OnbekendeNaam(uitkomst.problemen)
    return [schrijvers[pk] for pk in dict.fromkeys([*gekozen, *uitkomst.genoemd])]


def threads(bestek: Bestek, gebruiker: Gebruiker) -> QuerySet[Opmerking]:
    """The remarks that begin a thread, with all that a page tells of it."""
    van_wie = Vermelding.objects.select_related("gebruiker")
    antwoorden = Opmerking.objects.select_related("door").prefetch_related(Prefetch("vermeldingen", van_wie))
    rijen = bestek.opmerkingen.visible_to(gebruiker).filter(antwoord_op=None)
    rijen = rijen.select_related("door", "afgehandeld_door")
    return rijen.prefetch_related(Prefetch("vermeldingen", van_wie), Prefetch("antwoorden", antwoorden))


def unseen(gebruiker: Gebruiker) -> QuerySet[Vermelding]:
    """Where this person is named and has not looked yet."""
    return Vermelding.objects.visible_to(gebruiker).filter(gebruiker=gebruiker, gezien_op=None)


def mark_seen(opmerkingen: Iterable[Opmerking], gebruiker: Gebruiker) -> None:
    """These threads stood before this person; `opmerkingen` come from `threads`."""
    rijen = [rij for draad in opmerkingen for rij in (draad, *draad.antwoorden.all())]
    mijn = [v for rij in rijen for v in rij.vermeldingen.all() if v.gebruiker_id == gebruiker.pk]
    if nieuw := [v.pk for v in mijn if v.gezien_op is None]:
        Vermelding.objects.filter(pk__in=nieuw).update(gezien_op=klok.now())


@transaction.atomic
def _write(deel: Deel, op: Opmerking | None, tekst: str, wie: Gebruiker, gekozen: Iterable[Gebruiker]) -> Opmerking:
    bestek = deel.bestek
    _must_be_open(bestek)
    genoemd = named_in(bestek, tekst, gekozen)
    velden = {"soort": deel.soort, "sleutel": deel.sleutel, "antwoord_op": op, "tekst": tekst, "door": wie}
    rij = Opmerking.objects.create(gemeente_id=bestek.gemeente_id, bestek=bestek, **velden)
    vermeld = [g for g in genoemd if g.pk != wie.pk]
    Vermelding.objects.bulk_create(
        Vermelding(gemeente_id=bestek.gemeente_id, opmerking=rij, gebruiker=g) for g in vermeld
    )
    wat = "Op een opmerking geantwoord" if op else "Opmerking gemaakt"
    record_gebeurtenis(bestek, "opmerking.antwoord" if op else "opmerking.nieuw", wie, wat)
    return rij


def _must_be_open(bestek: Bestek) -> None:
    if not can_discuss(bestek):
        raise OngeldigeOvergang(DICHT)
