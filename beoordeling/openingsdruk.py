"""The minutes of the opening of the prices: who, when, what was in the kluis, and proof that quality came first."""

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from bestek import structuur
from documenten.pdf import render_pdf
from gemeenten import huisstijl
from gemeenten.models import Gebruiker

from . import rondebeeld
from .enums import Geldigheid
from .models import Inschrijving, Ronde
from .prijsbeeld import describe_prijzen, opening_of
from .vingerafdruk import fingerprint, fixed_fingerprint


def render_opening(ronde: Ronde, wie: Gebruiker) -> bytes:
    """The minutes as PDF/UA-1; for who may see the prices."""
    inhoud = context(ronde, wie)
    kleuren = huisstijl.resolve(ronde.gemeente.huisstijl)
    return render_pdf(
        render_to_string("beoordeling/rondes/opening_druk.html", inhoud),
        titel=inhoud["titel"],
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def context(ronde: Ronde, wie: Gebruiker) -> dict:
    bestek = structuur.openbaar(ronde.vaststelling.structuur)
    vast = fixed_fingerprint(ronde)
    titel = f"Proces-verbaal van opening: {bestek.titel}"
    soorten = ("ronde.kwaliteit_vastgesteld", "ronde.heropend", "kluis.opening_gevraagd", "ronde.prijzen_geopend")
    buiten = Inschrijving.objects.filter(offerte__bestek=ronde.bestek).exclude(geldigheid=Geldigheid.GELDIG)
    return {
        "titel": titel,
        "kop": f"{bestek.gemeente} · {bestek.titel}",
        "voet": f"{bestek.kenmerk} · opening van de prijzen",
        "ronde": ronde,
        "bestek": bestek,
        "opening": opening_of(ronde),
        "delen": describe_prijzen(ronde, wie, bestek),
        "meer_percelen": len(bestek.percelen) > 1,
        "buiten": buiten.select_related("offerte__inschrijver", "perceel").order_by("offerte__nummer"),
        "vast": vast,
        "vast_op": vast and date_format(localtime(vast.wanneer), r"j F Y \o\m H:i \u\u\r"),
        "vingerafdruk": vast.gegevens["sha256"] if vast else "",
        "ongewijzigd": vast is not None and vast.gegevens["sha256"] == fingerprint(ronde),
        "gebeurtenissen": [g for g in rondebeeld.events(ronde) if g.soort in soorten],
    }
