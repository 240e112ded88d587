"""Prices: sealed when they come in, opened by two people once the quality is fixed.

The seal is AES-256-GCM over an amount of fixed length, bound to its inschrijving, so that the stored bytes tell
neither the size of a price nor can be moved to another bid. It keeps prices from everybody who reads the database
or its backups; who administers the running server has the key.
"""

import base64
import os
import re
from datetime import timedelta
from decimal import Decimal

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from bestek.enums import Methode
from gemeenten import klok
from gemeenten.enums import Rol
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Commissierol, Offertestand, Rondestatus
from .models import Inschrijving, Kluisprijs, OngeldigeOvergang, Opening, Prijs, Ronde
from .registratie import lock_bestek

# How long the first signature waits for the second. TenderNed's vault allows ten minutes for two people side by side
# (praktijk: "De kluis openen", seen November 2026); ours may sit in two rooms.
OPENING_GELDIG = timedelta(hours=1)
MAX_PRIJS = Decimal("9999999999.99")
_LENGTE = 16
_BEDRAG = re.compile(r"([0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?|[0-9]{1,20}([.,][0-9]{1,2})?)")


class OngeldigPrijsbedrag(ValueError):
    """The amount is no price above zero in euros and cents; the message is for the user."""


def parse_prijs(tekst: str) -> Decimal:
    """An amount as people type it: '1.250.000,50', '€ 1250000' or '1250000.50'.

    What can be read in two ways ('1,250' is English for '1.250') is refused.
    """
    kaal = re.sub(r"€|EUR|\s", "", tekst, flags=re.IGNORECASE)
    kaal = re.sub(r"[.,](-|–|--)$", "", kaal)
    if not _BEDRAG.fullmatch(kaal):
        raise OngeldigPrijsbedrag(
            "Schrijf de prijs als een bedrag met hoogstens twee cijfers achter de komma, bijvoorbeeld 1.250.000,00."
        )
    if "," in kaal or re.search(r"\.\d{3}($|\.)", kaal):
        kaal = kaal.replace(".", "").replace(",", ".")
    bedrag = Decimal(kaal)
    if not 0 < bedrag <= MAX_PRIJS:
        raise OngeldigPrijsbedrag("Een prijs ligt boven nul en onder tien miljard euro.")
    return bedrag.quantize(Decimal("0.01"))


def names_amount(tekst: str) -> bool:
    """Whether a reason seems to hold an amount; a reason is readable before the opening, so a price cannot be in it."""
    aaneen = re.sub(r"(?<=\d)[.,\s](?=\d)", "", tekst)
    return bool(re.search(r"€|\beuro\b|\beur\b|\d{5}", aaneen, flags=re.IGNORECASE))


def seal(bedrag: Decimal, inschrijving: Inschrijving) -> bytes:
    """Opaque bytes, of the same length for every amount."""
    nonce = os.urandom(12)
    kaal = str(int(bedrag * 100)).rjust(_LENGTE, "0").encode()
    return nonce + _cipher().encrypt(nonce, kaal, _binding(inschrijving))


def unseal(verzegeld: bytes, inschrijving: Inschrijving) -> Decimal:
    """The amount again; raises InvalidTag where the bytes were changed or belong to another inschrijving."""
    verzegeld = bytes(verzegeld)
    kaal = _cipher().decrypt(verzegeld[:12], verzegeld[12:], _binding(inschrijving))
    return Decimal(int(kaal)) / 100


def objection_to_store(inschrijving: Inschrijving, wie: Gebruiker) -> str:
    """Why this person cannot put a price of this inschrijving in the kluis now; empty when nothing is against it."""
    bestek = inschrijving.offerte.bestek
    if inschrijving.offerte.stand != Offertestand.INGEDIEND:
        return "Deze inschrijving doet niet meer mee: er komt geen prijs bij."
    rondes = Ronde.objects.filter(bestek=bestek)
    if bestek.methode == Methode.KWALITEIT_VASTE_PRIJS:
        return "Dit bestek heeft een vaste prijs: er is geen prijs te registreren."
    if Prijs.objects.filter(inschrijving__offerte__bestek=bestek).exists():  # also of a round withdrawn since
        return "De prijzen zijn al geopend: er kan geen prijs meer bij."
    if rondes.filter(_scores(wie)).exists():
        return "U beoordeelt in deze aanbesteding en kunt daarom geen prijs registreren. Vraag het een collega."
    return ""


@transaction.atomic
def store_prijs(inschrijving: Inschrijving, bedrag: Decimal, wie: Gebruiker, reden: str = "") -> Kluisprijs:
    """Put a price in the kluis; a next one replaces it and needs a reason. Who scores in a round cannot do this."""
    lock_bestek(inschrijving.offerte.bestek)
    if bezwaar := objection_to_store(inschrijving, wie):
        raise OngeldigeOvergang(bezwaar)
    nummer = inschrijving.kluisprijzen.count() + 1
    if nummer > 1 and not reden.strip():
        raise OngeldigeOvergang("Geef de reden waarom de prijs opnieuw wordt geregistreerd.")
    if nummer > 1 and names_amount(reden):
        raise OngeldigeOvergang("Noem in de reden geen bedrag: de reden is te lezen voordat de kluis opengaat.")
    prijs = inschrijving.kluisprijzen.create(
        gemeente_id=inschrijving.gemeente_id,
        nummer=nummer,
        verzegeld=seal(bedrag, inschrijving),
        reden=reden.strip() if nummer > 1 else "",
        geregistreerd_door=wie,
    )
    record_gebeurtenis(inschrijving.offerte, "kluis.prijs", wie, "Prijs in de kluis gelegd")
    return prijs


def missing_prijzen(ronde: Ronde) -> list[Inschrijving]:
    """The valid inschrijvingen without a price in the kluis."""
    rijen = Inschrijving.objects.valid().filter(offerte__bestek=ronde.bestek, kluisprijzen=None)
    return list(rijen.select_related("offerte__inschrijver", "perceel"))


def opened_before(ronde: Ronde) -> dict[int, Decimal]:
    """The prices that an earlier round on these offers opened, by inschrijving; a re-assessment takes them over."""
    rijen = Prijs.objects.filter(ronde__bestek=ronde.bestek_id, ronde__nummer__lt=ronde.nummer)
    return dict(rijen.order_by("ronde__nummer").values_list("inschrijving", "bedrag"))


def may_open(ronde: Ronde, wie: Gebruiker) -> bool:
    """Whether this member may be one of the two: no beheerder only, and nobody who scores in the round."""
    rollen = wie.rollen_in(ronde.gemeente) - {Rol.BEHEERDER}
    return bool(rollen) and not Ronde.objects.filter(_scores(wie), pk=ronde.pk).exists()


@transaction.atomic
def request_opening(ronde: Ronde, wie: Gebruiker) -> Opening:
    """The first of two: an inkoper asks to open. A request that nobody followed up in time is replaced."""
    _require_openable(ronde, wie)
    if Rol.INKOPER not in wie.rollen_in(ronde.gemeente):
        raise OngeldigeOvergang("De inkoper vraagt de opening aan; daarna opent een tweede persoon.")
    Opening.objects.filter(ronde=ronde, tweede=None, eerste_op__lt=klok.now() - OPENING_GELDIG).delete()
    if Opening.objects.filter(ronde=ronde).exists():
        raise OngeldigeOvergang("De opening is al aangevraagd; een tweede persoon kan nu openen.")
    opening = Opening.objects.create(gemeente_id=ronde.gemeente_id, ronde=ronde, eerste=wie)
    record_gebeurtenis(ronde, "kluis.opening_gevraagd", wie, "Opening van de prijzen aangevraagd")
    return opening


@transaction.atomic
def open_prijzen(ronde: Ronde, wie: Gebruiker) -> Opening:
    """The second of two: opens all prices of valid bids at once, in the same transaction as the transition."""
    _require_openable(ronde, wie)
    vers = Q(ronde=ronde, tweede=None, eerste_op__gte=klok.now() - OPENING_GELDIG)
    if not Opening.objects.filter(vers).exclude(eerste=wie).update(tweede=wie, tweede_op=klok.now()):
        raise OngeldigeOvergang(
            "Er is geen geldige aanvraag van een ander. Laat de inkoper de opening (opnieuw) aanvragen; "
            "u kunt niet zelf allebei de stappen doen."
        )
    inschrijvingen = Inschrijving.objects.valid().filter(offerte__bestek=ronde.bestek)
    eerder = opened_before(ronde)
    for inschrijving in inschrijvingen.prefetch_related("kluisprijzen"):
        laatste = max(inschrijving.kluisprijzen.all(), key=lambda prijs: prijs.nummer)
        bedrag = eerder.get(inschrijving.pk) or unseal(laatste.verzegeld, inschrijving)
        Prijs.objects.create(gemeente_id=ronde.gemeente_id, ronde=ronde, inschrijving=inschrijving, bedrag=bedrag)
    ronde.mark_prijzen_open(wie)
    if eerder:
        tekst = "Prijzen overgenomen van een eerdere ronde: de kluis ging daarvoor niet opnieuw open"
        record_gebeurtenis(ronde, "kluis.overgenomen", wie, tekst)
    return Opening.objects.get(ronde=ronde)


def _require_openable(ronde: Ronde, wie: Gebruiker) -> None:
    if ronde.status != Rondestatus.KWALITEIT_VASTGESTELD:
        raise OngeldigeOvergang("De prijzen gaan pas open als de kwaliteit is vastgesteld.")
    if ronde.zonder_prijs:
        raise OngeldigeOvergang("Dit bestek heeft een vaste prijs: er valt niets te openen.")
    if not may_open(ronde, wie):
        raise OngeldigeOvergang("Wie in deze ronde beoordeelt, opent geen prijzen.")
    if ontbreekt := missing_prijzen(ronde):
        namen = ", ".join(f"{i.offerte.inschrijver} ({i.perceel})" for i in ontbreekt)
        raise OngeldigeOvergang(f"Nog geen prijs in de kluis van: {namen}.")


def _scores(wie: Gebruiker) -> Q:
    """Rounds in which this person scores; to be used on rounds."""
    rollen = (Commissierol.VOORZITTER, Commissierol.BEOORDELAAR)
    return Q(commissie__gebruiker=wie, commissie__rol__in=rollen)


def _cipher() -> AESGCM:
    return AESGCM(base64.urlsafe_b64decode(settings.KLUIS_SLEUTEL))


def _binding(inschrijving: Inschrijving) -> bytes:
    return f"taalbestek:prijs:{inschrijving.gemeente_id}:{inschrijving.pk}".encode()
