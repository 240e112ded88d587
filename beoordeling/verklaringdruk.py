"""A signed statement of interest in print: what was signed, by whom and when, and what was decided on it."""

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from documenten.pdf import render_pdf
from gemeenten import huisstijl

from .models import Belangenverklaring


def render_verklaring(verklaring: Belangenverklaring) -> bytes:
    """The statement as PDF/UA-1 in the colours of the gemeente, on one page as a rule."""
    inhoud = context(verklaring)
    kleuren = huisstijl.resolve(verklaring.gemeente.huisstijl)
    return render_pdf(
        render_to_string("beoordeling/rondes/verklaring_druk.html", inhoud),
        titel=inhoud["titel"],
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def context(verklaring: Belangenverklaring) -> dict:
    lid = verklaring.commissielid
    bestek = lid.ronde.bestek
    moment = localtime(verklaring.ondertekend_op)
    return {
        "titel": f"Belangenverklaring van {lid.gebruiker}",
        "kop": f"{verklaring.gemeente.aanduiding} · {bestek.titel}",
        "voet": f"{bestek.kenmerk} · belangenverklaring · {lid.gebruiker}",
        "verklaring": verklaring,
        "lid": lid,
        "ronde": lid.ronde,
        "bestek": bestek,
        "ondertekend": date_format(moment, r"j F Y \o\m H:i \u\u\r"),
        "niet": [str(u.offerte.inschrijver) for u in lid.uitsluitingen.select_related("offerte__inschrijver")],
    }
