"""What a gemeente has of its own to be searched: its library, and the letters' literal text where it owns the bundle.

Read per search over what this person may see, or kept per gemeente; never part of the index that all share.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace

from gemeenten.models import Gebruiker, Gemeente

from ..bibliotheek.delen import shared_with
from ..bibliotheek.lezen import Leesitem, read_item
from ..enums import Tekstsoort
from ..models import Bibliotheekitem, Bundel, Letterlijk
from .index import Document, Index
from .inhoud import Gedeeld, lines
from .woordenboek import Woordenboek

MAX_BEWAARD = 8  # gemeenten whose literal text stays in memory
slot = threading.Lock()
bewaard: OrderedDict[int, tuple[tuple, Index]] = OrderedDict()
DEEL_VAN = {Tekstsoort.PUNT: Tekstsoort.ONDERDEEL, Tekstsoort.HANDVATGROEP: Tekstsoort.VRAAG}


def library(gemeente: Gemeente, gebruiker: Gebruiker) -> Iterator[Document]:
    """The items in use of the gemeente itself, and those that others share with it."""
    eigen = Bibliotheekitem.objects.visible_to(gebruiker).current().filter(gemeente=gemeente)
    for rij in eigen.with_parts():
        item = read_item(rij)
        yield _item(item, ("Eigen bibliotheek", item.soortnaam), "kwaliteit:item")
    for item in shared_with(gemeente)[:]:
        yield _item(item, ("Gedeelde bibliotheek", item.van, item.soortnaam), "kwaliteit:gedeeld_item")


def _item(item: Leesitem, pad: tuple[str, ...], pagina: str) -> Document:
    tekst = lines(item.leestekst, item.toelichting, item.bewijs, item.criteriatekst)
    rond = lines(item.bron, item.soortnaam, (thema.naam for thema in item.themas))
    velden = {"titel": item.titel, "tekst": tekst, "verwant": rond}
    return Document("bibliotheek", str(item.sleutel), item.titel, tekst, velden, pad, (pagina, (item.sleutel,), ""))


def index_of(documenten: list[Document], gedeeld: Gedeeld) -> tuple[Index, Woordenboek]:
    """An index for one search, weighed as the shared one is and leaving no trace there."""
    index = Index(documenten, gedeeld.woordenboek, gedeeld.index.maat)
    return index, Woordenboek(index.vormen)


def literal(gemeente: Gemeente, gedeeld: Gedeeld) -> Index | None:
    """The literal text of this gemeente, every member of which may read it; kept until its bundle is read in anew."""
    bundel = Bundel.objects.filter(gemeente=gemeente).values_list("pk", "sha256", "ingelezen_op").last()
    if bundel is None:
        return None
    sleutel = (*bundel, id(gedeeld))
    with slot:
        klaar = bewaard.get(gemeente.pk)
        if klaar is None or klaar[0] != sleutel:
            rijen = list(_literal_documents(gemeente, gedeeld))
            klaar = bewaard[gemeente.pk] = (sleutel, Index(rijen, gedeeld.woordenboek, gedeeld.index.maat))
        bewaard.move_to_end(gemeente.pk)
        while len(bewaard) > MAX_BEWAARD:
            bewaard.popitem(last=False)
    return klaar[1]


def _literal_documents(gemeente: Gemeente, gedeeld: Gedeeld) -> Iterator[Document]:
    """Per item of ours its literal wording, found at the place of that item."""
    teksten: dict[tuple[str, str], list[str]] = {}
    for rij in Letterlijk.objects.filter(gemeente=gemeente).order_by("volgorde"):
        sleutel = _item_of(rij)
        if sleutel in gedeeld.per_sleutel:
            teksten.setdefault(sleutel, []).append(rij.tekst)
    for sleutel, delen in teksten.items():
        ons = gedeeld.per_sleutel[sleutel]
        tekst = lines(delen)
        yield replace(ons, tekst=tekst, velden={"titel": ons.titel, "tekst": tekst}, letterlijk=True)


def _item_of(rij: Letterlijk) -> tuple[str, str]:
    """Which document a row belongs to: a point to its section, a note to its letter."""
    if rij.soort == Tekstsoort.NOOT:
        return "brief", str(rij.brief)
    if rij.soort in (Tekstsoort.PUNT, Tekstsoort.HANDVATGROEP):
        return str(DEEL_VAN[rij.soort]), rij.code.rpartition("-")[0]
    return str(rij.soort), rij.code
