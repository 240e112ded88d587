"""Search over everything this person may read: the letters, the library, and the bestekken of the gemeente.

A writer finds the working text. Who reads along (a reviewer, a reader) finds what is frozen, and background criteria
only with a role that may see them: the text comes from the same functions as the page that shows it.
"""

from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, Subquery

from bestek import structuur
from bestek.enums import Zichtbaarheid
from bestek.models import Bestek, Bestekvraag, Criterium, Eis, Paragraaf, Vaststelling
from bestek.openbaarheid import readable_text
from bestek.rechten import LEZEN, SCHRIJVEN
from bestek.samenstelling import chapter_place
from documenten.opmaak import plain_text
from gemeenten.models import Gebruiker, Gemeente
from kwaliteit.zoeken.index import Document
from kwaliteit.zoeken.inhoud import lines
from kwaliteit.zoeken.zoek import Uitkomst, search

BESTEK = "bestek"


def search_all(
    tekst: str, gemeente: Gemeente, gebruiker: Gebruiker, soorten: Iterable[str] | None = None, hoogstens: int = 20
) -> Uitkomst:
    """Within the scope of `gemeente`."""
    erbij = list(bestek_documents(gemeente, gebruiker)) if tekst.strip() else []
    return search(tekst, gemeente=gemeente, gebruiker=gebruiker, soorten=soorten, hoogstens=hoogstens, erbij=erbij)


def bestek_documents(gemeente: Gemeente, gebruiker: Gebruiker) -> Iterator[Document]:
    """The parts of the bestekken as this person may read them, in a constant number of queries."""
    rollen = gebruiker.rollen_in(gemeente)
    if not rollen & set(LEZEN):
        return
    zichtbaar = Bestek.objects.visible_to(gebruiker).filter(gemeente=gemeente)
    if rollen & set(SCHRIJVEN):
        yield from _working_texts(list(zichtbaar))
        return
    laatste = Vaststelling.objects.filter(bestek=OuterRef("bestek")).order_by("-nummer").values("nummer")[:1]
    for versie in Vaststelling.objects.filter(bestek__in=zichtbaar, nummer=Subquery(laatste)):
        yield from _frozen(versie.bestek_id, readable_text(versie, rollen))


def _working_texts(bestekken: list[Bestek]) -> Iterator[Document]:
    pks = [bestek.pk for bestek in bestekken]
    criteria: dict[int, list[str]] = {}
    gebruikt = Criterium.objects.filter(bestek__in=pks).current().exclude(zichtbaarheid=Zichtbaarheid.WEGGELATEN)
    for vraag, tekst in gebruikt.order_by("volgorde", "pk").values_list("bestekvraag_id", "tekst"):
        criteria.setdefault(vraag, []).append(tekst)
    titels = {}
    for bestek in bestekken:
        titels[bestek.pk] = bestek.titel
        yield _whole(bestek.pk, bestek.titel, bestek.kenmerk, bestek.omschrijving)
    nummers: dict[int, int] = {}
    for rij in sorted(Paragraaf.objects.filter(bestek__in=pks).current(), key=chapter_place):
        nummer = nummers[rij.bestek_id] = nummers.get(rij.bestek_id, 0) + 1
        tekst, anker = plain_text(rij.tekst), f"paragraaf-{nummer}"
        yield _part(rij.bestek_id, titels, rij.sleutel, "Paragraaf", rij.titel, tekst, anker)
    nummers = {}
    for vraag in Bestekvraag.objects.filter(bestek__in=pks).current():
        nummer = nummers[vraag.bestek_id] = nummers.get(vraag.bestek_id, 0) + 1
        tekst = lines(vraag.tekst, vraag.toelichting, criteria.get(vraag.pk, ()))
        anker = f"vraag-{nummer}"
        yield _part(vraag.bestek_id, titels, vraag.sleutel, f"Vraag {nummer}", vraag.onderwerp, tekst, anker)
    for eis in Eis.objects.filter(bestek__in=pks).current():
        yield _part(eis.bestek_id, titels, eis.sleutel, "Eis", eis.titel, lines(eis.tekst, eis.bewijs))


def _frozen(pk: int, vast: structuur.Bestek) -> Iterator[Document]:
    pagina, titels = "bestek:bestek", {pk: vast.titel}
    yield _whole(pk, vast.titel, vast.kenmerk, vast.omschrijving)
    for p in vast.paragrafen:
        anker = f"paragraaf-{p.volgorde}"
        yield _part(pk, titels, p.sleutel, "Paragraaf", p.titel, plain_text(p.html), anker, pagina)
    for v in vast.vragen:
        tekst, anker = lines(v.tekst, v.toelichting, (c.tekst for c in v.criteria)), f"vraag-{v.nummer}"
        yield _part(pk, titels, v.sleutel, f"Vraag {v.nummer}", v.onderwerp, tekst, anker, pagina)
    for eis in vast.eisen:
        yield _part(pk, titels, eis.sleutel, "Eis", eis.titel, lines(eis.tekst, eis.bewijs), pagina=pagina)


def _whole(pk: int, titel: str, kenmerk: str, omschrijving: str) -> Document:
    velden = {"titel": lines(titel, kenmerk), "tekst": omschrijving}
    doel = ("bestek:bestek", (pk,), "")
    return Document(BESTEK, str(pk), titel, lines(kenmerk, omschrijving), velden, ("Bestek",), doel, bij=f"bestek {pk}")


def _part(
    pk: int,
    titels: dict[int, str],
    sleutel: object,
    soort: str,
    titel: str,
    tekst: str,
    anker: str = "",
    pagina: str = "bestek:lezen",
) -> Document:
    """Found at its place in the text as it is read; the working text has a page of its own for that."""
    velden = {"titel": titel, "tekst": tekst}
    pad, doel = (f"Bestek {titels[pk]}", soort), (pagina, (pk,), anker)
    return Document(BESTEK, f"{pk}-{sleutel}", titel, tekst, velden, pad, doel, bij=f"bestek {pk}")
