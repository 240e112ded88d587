"""Bringing the shipped editions into the database, with how each question read in each of them."""

from datetime import date

from .editieboek import history
from .enums import Wijzigingsoort
from .models import Editie, Editieregel, Vraag, Vraageditie
from .vraagtekst import read_texts


def store_edities(edities: list[dict], rijen: list[dict]) -> None:
    """Make the editions as they are shipped beside the letters in `rijen`; as often as one likes.

    Letters without editions (a file of one's own) have one reading each: how they are now.
    """
    for velden in edities:
        _store_editie(velden)
    Editie.objects.exclude(nummer__in=[velden["nummer"] for velden in edities]).delete()
    _store_readings(edities, rijen)
    _mark_gone(edities)


def _store_editie(velden: dict) -> None:
    kop = {naam: velden[naam] for naam in ("titel", "samenvatting")} | {"datum": date.fromisoformat(velden["datum"])}
    editie, _ = Editie.objects.update_or_create(nummer=velden["nummer"], defaults=kop)
    Editieregel.objects.bulk_create(
        [Editieregel(editie=editie, **regel) for regel in velden["regels"]],
        update_conflicts=True,
        unique_fields=["editie", "code"],
        update_fields=["soort", "tekst"],
    )
    editie.regels.exclude(code__in=[regel["code"] for regel in velden["regels"]]).delete()


def _store_readings(edities: list[dict], rijen: list[dict]) -> None:
    """The readings of every question that is there still; those of a question that lapsed stay as they were."""
    nu = read_texts(rijen)
    nummers = {r["fields"]["code"]: r["fields"].get("editie", 1) for r in rijen if r["model"] == "kwaliteit.vraag"}
    verloop = {code: [(nummers[code], tekst)] for code, tekst in nu.items()} | history(edities, nu)
    vragen = dict(Vraag.met_vervallen.values_list("code", "pk"))
    lezingen = {
        (vragen[code], nummer): tekst
        for code, lezingen in verloop.items()
        for nummer, tekst in lezingen
        if code in vragen and tekst is not None
    }
    Vraageditie.objects.bulk_create(
        [Vraageditie(vraag_id=pk, editie=nummer, **tekst.to_json()) for (pk, nummer), tekst in lezingen.items()],
        update_conflicts=True,
        unique_fields=["vraag", "editie"],
        update_fields=["onderwerp", "tekst", "handvatten"],
    )
    aanwezig = {vragen[code] for code in nu}
    bekend = Vraageditie.objects.filter(vraag__in=aanwezig).values_list("pk", "vraag", "editie")
    Vraageditie.objects.filter(pk__in=[pk for pk, *sleutel in bekend if tuple(sleutel) not in lezingen]).delete()


def _mark_gone(edities: list[dict]) -> None:
    """A question that lapsed bears the edition in which it did, so that who uses it is told."""
    for editie in edities:
        weg = [regel["code"] for regel in editie["regels"] if regel["soort"] == Wijzigingsoort.VERVALLEN]
        Vraag.met_vervallen.filter(vervallen=True, code__in=weg).update(editie=editie["nummer"])
