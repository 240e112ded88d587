"""A nota van inlichtingen: what goes into it, what stands in its way, and its publication."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localtime

from gemeenten import klok
from gemeenten.models import Gebruiker, record_gebeurtenis

from .canoniek import canonical_json, sha256_hex
from .enums import Bestekstatus, Inlichtingstand
from .inlichtingen import check_names
from .models import Bestek, Inlichting, Nota, Vaststelling
from .models.bestek import OngeldigeOvergang
from .namen import known_names
from .onderdeelkeuze import part_name, parts
from .structuur import Bestek as Structuur

FORMAAT = 1


class NietGereed(OngeldigeOvergang):
    """Something stands in the way; `redenen` says what."""

    def __init__(self, redenen: list[str]):
        self.redenen = redenen
        super().__init__("De nota is niet gepubliceerd. " + " ".join(redenen))


@dataclass(frozen=True)
class Kandidaat:
    """A question that was agreed, and why it cannot go out yet, if it cannot."""

    rij: Inlichting
    onderdeel: str
    redenen: list[str] = field(default_factory=list)


def candidates(bestek: Bestek) -> list[Kandidaat]:
    """The agreed questions in the order of a nota: by subject, then by the place in the bestek, then as they came."""
    rijen = bestek.inlichtingen.filter(stand=Inlichtingstand.AKKOORD).prefetch_related("vrijgaven")
    rijen = list(rijen.select_related("vaststelling", "wijziging__vaststelling"))
    if not rijen:
        return []
    namen, laatste = known_names(bestek), bestek.laatste_vaststelling
    teksten: dict[int, Structuur] = {laatste.pk: laatste.structuur}
    gevonden = []
    for rij in rijen:
        if rij.vaststelling_id not in teksten:
            teksten[rij.vaststelling_id] = rij.vaststelling.structuur
        naam = part_name(rij.sleutel, teksten[laatste.pk], teksten[rij.vaststelling_id])
        gevonden.append(Kandidaat(rij, naam, obstacles(rij, namen)))
    plek = {sleutel: n for n, sleutel in enumerate(parts(teksten[laatste.pk]))}
    return sorted(
        gevonden, key=lambda k: (not k.rij.groep, k.rij.groep.casefold(), plek.get(k.rij.sleutel, -1), k.rij.nummer)
    )


def obstacles(rij: Inlichting, namen: Iterable[str]) -> list[str]:
    """Why this question cannot go out yet; nothing when it can."""
    redenen = []
    for vondst in check_names(rij, namen):
        if vondst.vrijgave is None:
            redenen.append(f"Vraag {rij.nummer}: er staat een {vondst.treffer.soort} in (‘{vondst.treffer.tekst}’).")
    if rij.leidt_tot_wijziging and rij.wijziging is None:
        redenen.append(f"Vraag {rij.nummer} wijzigt het bestek, maar hoort nog niet bij een wijziging.")
    elif rij.leidt_tot_wijziging and rij.wijziging.vaststelling is None:
        redenen.append(f"Vraag {rij.nummer} wacht op een wijziging die nog niet is vastgesteld.")
    return redenen


@transaction.atomic
def publish(bestek: Bestek, gekozen: Iterable[Kandidaat], wie: Gebruiker) -> Nota:
    """Number, freeze and publish the answers to these questions; raises `NietGereed`."""
    gekozen = list(gekozen)
    if redenen := [*_not_now(bestek, gekozen), *(reden for k in gekozen for reden in k.redenen)]:
        raise NietGereed(redenen)
    vorige = bestek.notas.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    eerste = (bestek.inlichtingen.aggregate(hoogste=Max("nummer_in_nota"))["hoogste"] or 0) + 1
    versie, moment = bestek.laatste_vaststelling, klok.now()
    inhoud = canonical_json(
        {
            "formaat": FORMAAT,
            "nummer": vorige + 1,
            "gemeente": bestek.gemeente.aanduiding,
            "titel": bestek.titel,
            "kenmerk": bestek.kenmerk,
            "publicatiekenmerk": bestek.publicatiekenmerk,
            "datum": localtime(moment).date().isoformat(),
            "versie": _version(versie),
            "vragen": [_question(k, nummer) for nummer, k in enumerate(gekozen, eerste)],
        }
    )
    velden = {"inhoud": inhoud.decode(), "sha256": sha256_hex(inhoud), "vaststelling": versie}
    velden |= {"gepubliceerd_op": moment, "gepubliceerd_door": wie}
    nota = bestek.notas.create(gemeente_id=bestek.gemeente_id, nummer=vorige + 1, **velden)
    for nummer, kandidaat in enumerate(gekozen, eerste):
        kandidaat.rij.publish(nota, nummer)
    tekst = f"{nota} gepubliceerd met {len(gekozen)} antwoorden ({nota.sha256[:12]})"
    record_gebeurtenis(bestek, "nota.gepubliceerd", wie, tekst)
    return nota


def _not_now(bestek: Bestek, gekozen: list[Kandidaat]) -> list[str]:
    if bestek.status != Bestekstatus.GEPUBLICEERD:
        return ["Een nota hoort bij een gepubliceerd bestek; leg eerst de publicatie vast."]
    return [] if gekozen else ["Kies ten minste één vraag."]


def _version(versie: Vaststelling) -> dict:
    return {
        "nummer": versie.nummer,
        "vastgesteld_op": localtime(versie.vastgesteld_op).date().isoformat(),
        "sha256": versie.sha256,
    }


def _question(kandidaat: Kandidaat, nummer: int) -> dict:
    """Only what may be public: nothing of the `Inzending`, nor who of the house wrote it."""
    rij = kandidaat.rij
    return {
        "nummer": nummer,
        "onderwerp": rij.groep,
        "onderdeel": kandidaat.onderdeel,
        "sleutel": rij.sleutel,
        "plaats": rij.plaats,
        "vraag": rij.vraag,
        "antwoord": rij.antwoord,
        "wijzigt_in_versie": rij.wijziging.vaststelling.nummer if rij.leidt_tot_wijziging else None,
    }
