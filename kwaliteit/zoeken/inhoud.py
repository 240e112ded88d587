"""The shipped letters as documents, and the index over them: made once per process and per loading of the letters."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from ..models import Begrip, Brief, Handvat, Handvatgroep, Lading, Onderdeel, Thema, Vraag
from .afstelling import GEWOON
from .index import Document, Index
from .synoniemen import Synoniemen
from .taal import STOPWOORDEN, forms
from .woordenboek import Woordenboek

SYNONIEMEN = settings.BASE_DIR / "fixtures" / "synoniemen.toml"


@dataclass(frozen=True)
class Gedeeld:
    """What all gemeenten search alike; never changed once made, so that threads can share it."""

    index: Index
    woordenboek: Woordenboek
    synoniemen: Synoniemen
    per_sleutel: dict[tuple[str, str], Document]


slot = threading.Lock()
bewaard: tuple[tuple, Gedeeld] | None = None


def shared() -> Gedeeld:
    """The index over the letters as last loaded; one query where that is the one in memory."""
    global bewaard
    lading = Lading.objects.values_list("pk", "sha256", "geladen_op").last()
    if lading is None:  # rows that came otherwise can change without a sign
        return build(documents())
    klaar = bewaard
    if klaar is None or klaar[0] != lading:
        with slot:
            klaar = bewaard
            if klaar is None or klaar[0] != lading:
                bewaard = klaar = (lading, build(documents()))
    return klaar[1]


def build(documenten: Iterable[Document]) -> Gedeeld:
    documenten = list(documenten)
    synoniemen = Synoniemen.read(SYNONIEMEN)
    for document in documenten:
        if document.soort == "begrip" and document.velden["synoniem"]:
            synoniemen.add_group([document.titel, *document.velden["synoniem"].split("; ")])
    vormen = (vorm for d in documenten for tekst in d.velden.values() for vorm in forms(tekst))
    woordenboek = Woordenboek((vorm for vorm in vormen if vorm not in STOPWOORDEN), synoniemen.vormen)
    index = Index(documenten, woordenboek, afstelling=GEWOON)
    return Gedeeld(index, woordenboek, synoniemen, {(d.soort, d.code): d for d in documenten})


def documents() -> Iterator[Document]:
    """Every item of the letters, in a constant number of queries."""
    yield from map(_brief, Brief.objects.prefetch_related("onderdelen"))
    secties = Onderdeel.objects.select_related("brief", "ouder").prefetch_related("punten", "themas")
    yield from map(_onderdeel, secties)
    groepen = Handvatgroep.objects.select_related("vraag").prefetch_related("handvatten", "ook_voor")
    per_vraag: dict[int, list[Handvatgroep]] = {}
    for groep in groepen:
        for vraag in (groep.vraag, *groep.ook_voor.all()):
            per_vraag.setdefault(vraag.pk, []).append(groep)
    vragen = list(Vraag.objects.select_related("brief", "hoofdvraag").prefetch_related("themas", "routes", "voor"))
    met_delen = {vraag.hoofdvraag_id for vraag in vragen}
    for vraag in vragen:
        eigen = per_vraag.get(vraag.pk, []) + per_vraag.get(vraag.hoofdvraag_id, [])
        yield _vraag(vraag, eigen, vraag.pk not in met_delen)
    handvatten = Handvat.objects.select_related("groep__vraag__brief").prefetch_related("themas")
    yield from map(_handvat, handvatten)
    yield from map(_begrip, Begrip.objects.all())
    yield from map(_thema, Thema.objects.all())


def lines(*delen: str | Iterable[str]) -> str:
    """Parts of a text one under another, the empty ones left out."""
    return "\n".join(filter(None, (deel if isinstance(deel, str) else "\n".join(deel) for deel in delen)))


def name_of(brief: Brief) -> str:
    return f"Brief {brief.nummer}" if brief.nummer else brief.titel


def _names(rijen: Iterable) -> str:
    return "; ".join(rij.naam for rij in rijen)


def _brief(brief: Brief) -> Document:
    koppen = "; ".join(onderdeel.titel for onderdeel in brief.onderdelen.all())
    return Document(
        "brief",
        str(brief.nummer),
        str(brief),
        brief.kern,
        {"titel": str(brief), "tekst": brief.kern, "verwant": koppen},
        (),
        ("kwaliteit:brief", (brief.nummer,), ""),
    )


def _onderdeel(onderdeel: Onderdeel) -> Document:
    tekst = lines(onderdeel.tekst, (punt.tekst for punt in onderdeel.punten.all()))
    boven = onderdeel.ouder.titel if onderdeel.ouder else ""
    rond = lines(onderdeel.brief.titel, boven, onderdeel.get_soort_display(), _names(onderdeel.themas.all()))
    pad = (name_of(onderdeel.brief), boven, onderdeel.get_soort_display())
    return Document(
        "onderdeel",
        onderdeel.code,
        onderdeel.titel,
        tekst,
        {"titel": onderdeel.titel, "tekst": tekst, "verwant": rond},
        tuple(filter(None, pad)),
        ("kwaliteit:brief", (onderdeel.brief.nummer,), onderdeel.code),
    )


def _vraag(vraag: Vraag, groepen: list[Handvatgroep], te_vragen: bool) -> Document:
    handvatten = [handvat for groep in groepen for handvat in groep.handvatten.all()]
    rond = lines(
        vraag.brief.titel,
        f"{vraag.hoofdvraag.code} {vraag.hoofdvraag.onderwerp}" if vraag.hoofdvraag else "",
        _names(vraag.themas.all()),
        _names(vraag.routes.all()),
        _names(vraag.voor.all()),
        (groep.titel for groep in groepen),
        (handvat.kort for handvat in handvatten),
        (handvat.tekst for handvat in handvatten),
    )
    tekst = lines(vraag.toelichting, vraag.let_op, vraag.voorwaarde)
    signaal = "; ".join(woord for handvat in handvatten for woord in handvat.signaalwoorden)
    velden = {"titel": f"{vraag.code} {vraag.onderwerp}", "kort": vraag.tekst, "tekst": tekst}
    velden |= {"signaal": signaal, "verwant": rond}
    return Document(
        "vraag",
        vraag.code,
        vraag.onderwerp,
        lines(vraag.tekst, tekst),
        velden,
        (name_of(vraag.brief), f"Vraag {vraag.code}"),
        ("kwaliteit:vraag", (vraag.code,), ""),
        te_vragen=te_vragen,
    )


def _handvat(handvat: Handvat) -> Document:
    vraag = handvat.groep.vraag
    tekst = lines(handvat.tekst, handvat.voorwaarde, handvat.deelpunten)
    rond = lines(vraag.onderwerp, handvat.groep.titel, handvat.groep.toelichting, _names(handvat.themas.all()))
    signaal = "; ".join(handvat.signaalwoorden)
    velden = {"titel": handvat.code, "kort": handvat.kort, "tekst": tekst, "signaal": signaal, "verwant": rond}
    return Document(
        "handvat",
        handvat.code,
        handvat.kort,
        tekst,
        velden,
        (name_of(vraag.brief), f"Vraag {vraag.code}", f"Handvat {handvat.code}"),
        ("kwaliteit:vraag", (vraag.code,), handvat.code),
    )


def _begrip(begrip: Begrip) -> Document:
    return Document(
        "begrip",
        begrip.code,
        begrip.term,
        begrip.uitleg,
        {"titel": begrip.term, "tekst": begrip.uitleg, "synoniem": "; ".join(begrip.synoniemen)},
        ("Begrippen",),
        ("kwaliteit:begrippen", (), begrip.code),
    )


def _thema(thema: Thema) -> Document:
    return Document(
        "thema",
        thema.code,
        thema.naam,
        thema.uitleg,
        {"titel": thema.naam, "tekst": thema.uitleg},
        ("Thema's",),
        ("kwaliteit:thema", (thema.code,), ""),
    )
