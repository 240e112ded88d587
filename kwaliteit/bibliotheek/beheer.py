"""What a gemeente does with the items of its own library."""

from collections.abc import Iterable

from django.db import transaction

from documenten.opmaak import clean_html
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker, Gemeente, record_gebeurtenis
from gemeenten.regio import region_of

from ..enums import Deling, Itemsoort
from ..models import Bibliotheekcriterium, Bibliotheekitem, Handvat, Route, Thema, Vraag

Criteria = Iterable[tuple[str, Handvat | None]]


class BibliotheekFout(ValueError):
    """This cannot be done with the item; the message is for the user."""


@transaction.atomic
def create_item(
    gemeente: Gemeente,
    wie: Gebruiker,
    soort: Itemsoort,
    *,
    criteria: Criteria = (),
    routes: Iterable[Route] = (),
    themas: Iterable[Thema] = (),
    gebeurtenis: str = "Gemaakt",
    **velden: object,
) -> Bibliotheekitem:
    """A new item; what does not come from a letter names its source and the date of it."""
    _check_bron(velden.get("herkomst"), velden.get("bron", ""), velden.get("bron_datum"))
    item = Bibliotheekitem.objects.create(
        gemeente=gemeente, soort=soort, aangemaakt_door=wie, **canonical(soort, velden)
    )
    item.routes.set(routes)
    item.themas.set(themas)
    _set_criteria(item, criteria)
    record_gebeurtenis(item, "bibliotheek.nieuw", wie, gebeurtenis)
    return item


@transaction.atomic
def change_item(
    item: Bibliotheekitem,
    versie: int,
    wie: Gebruiker,
    *,
    criteria: Criteria | None = None,
    routes: Iterable[Route] | None = None,
    themas: Iterable[Thema] | None = None,
    gebeurtenis: str = "Gewijzigd",
    **velden: object,
) -> Bibliotheekitem:
    """Save on top of version `versie`; raise `Verouderd` where a colleague was first. None leaves a part as it is."""
    bron, datum = velden.get("bron", item.bron), velden.get("bron_datum", item.bron_datum)
    _check_bron(item.herkomst_id, bron, datum)
    item.change(versie, gewijzigd_op=klok.now(), **canonical(item.soort, velden))
    if routes is not None:
        item.routes.set(routes)
    if themas is not None:
        item.themas.set(themas)
    if criteria is not None:
        _set_criteria(item, criteria)
    record_gebeurtenis(item, "bibliotheek.gewijzigd", wie, gebeurtenis)
    return item


def copy_vraag(gemeente: Gemeente, vraag: Vraag, wie: Gebruiker) -> Bibliotheekitem:
    """An editable copy of a letter's question with its handvatten; keeps where it came from and in which edition."""
    handvatten = [handvat for groep in vraag.alle_groepen() for handvat in groep.handvatten.all()]
    return create_item(
        gemeente,
        wie,
        Itemsoort.VRAAG,
        titel=vraag.onderwerp,
        tekst=vraag.tekst,
        toelichting=vraag.toelichting,
        herkomst=vraag,
        herkomst_tekst=vraag.tekst,
        herkomst_editie=vraag.editie,
        criteria=[(handvat.als_criterium, handvat) for handvat in handvatten],
        routes=vraag.routes.all(),
        themas=vraag.themas.all(),
        gebeurtenis=f"Eigen versie gemaakt van vraag {vraag.code}, editie {vraag.editie}",
    )


@transaction.atomic
def lapse(item: Bibliotheekitem, wie: Gebruiker) -> None:
    """Take it out of use, and out of what others see. Bestekken and copies elsewhere stay as they are."""
    if _rows(item).filter(vervallen=False).update(vervallen=True, deling=Deling.EIGEN):
        record_gebeurtenis(item, "bibliotheek.vervallen", wie, "Vervallen verklaard")
    item.refresh_from_db()


@transaction.atomic
def restore(item: Bibliotheekitem, wie: Gebruiker) -> None:
    """Back into use, for one's own gemeente only: sharing is decided anew."""
    if _rows(item).filter(vervallen=True).update(vervallen=False):
        record_gebeurtenis(item, "bibliotheek.teruggezet", wie, "Weer in gebruik genomen")
    item.refresh_from_db()


@transaction.atomic
def share(item: Bibliotheekitem, deling: Deling, wie: Gebruiker) -> None:
    """Let nobody else, the region or everybody read it. The text stays, so its version does too."""
    if item.vervallen:
        raise BibliotheekFout("Een vervallen item kan niet gedeeld worden. Zet het eerst terug.")
    if deling == Deling.REGIO and region_of(item.gemeente) is None:
        raise BibliotheekFout("Uw gemeente is niet bij een regio ingedeeld. De beheerder van het portaal regelt dat.")
    if _rows(item).filter(vervallen=False).exclude(deling=deling).update(deling=deling):
        record_gebeurtenis(item, "bibliotheek.gedeeld", wie, f"Gedeeld met: {Deling(deling).label.lower()}")
    item.refresh_from_db()


def canonical(soort: Itemsoort, velden: dict[str, object]) -> dict[str, object]:
    """Every text in the one form of the portal; what only an eis has stays empty for the others."""
    schoon = {naam: normaliseer(w).strip() if isinstance(w, str) else w for naam, w in velden.items()}
    if soort == Itemsoort.PARAGRAAF and "tekst" in schoon:
        schoon["tekst"] = clean_html(schoon["tekst"])
    if soort != Itemsoort.EIS:
        schoon |= {naam: "" for naam in ("eissoort", "bewijs") if naam in schoon}
    return schoon


def _check_bron(herkomst: object, bron: str, datum: object) -> None:
    if bool(bron) != bool(datum):
        raise BibliotheekFout("Noem de bron en de datum ervan samen.")
    if not herkomst and not bron:
        raise BibliotheekFout("Noem de bron en de datum ervan: dit item komt niet uit een brief.")


def _set_criteria(item: Bibliotheekitem, criteria: Criteria) -> None:
    """Replace the criteria; rows without text are left out."""
    item.criteria.all().delete()
    rijen = [(schoon, handvat) for tekst, handvat in criteria if (schoon := normaliseer(tekst).strip())]
    for nummer, (tekst, handvat) in enumerate(rijen, 1):
        Bibliotheekcriterium.objects.create(
            gemeente_id=item.gemeente_id, item=item, volgorde=nummer, tekst=tekst, herkomst=handvat
        )


def _rows(item: Bibliotheekitem):
    return Bibliotheekitem.objects.filter(pk=item.pk)
