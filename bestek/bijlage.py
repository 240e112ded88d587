"""The annex in print: the public text of a bestek as PDF. What is achtergrond is not in the structure used here."""

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from documenten.pdf import render_pdf
from gemeenten import huisstijl, klok

from . import hoofdstukken
from .blokken import contents
from .models import Bestek, Vaststelling
from .profielen import Woorden
from .structuur import Bestek as Structuur
from .structuur import openbaar


def render(bestek: Bestek, bron: Vaststelling | Structuur) -> bytes:
    """The PDF of a frozen version, or of the working text, which is marked as concept on every page."""
    return print_html(bestek, document_html(bron), _structure(bron).titel)


def document_html(bron: Vaststelling | Structuur) -> str:
    return render_to_string("bestek/bijlage/document.html", context(bron))


def print_html(bestek: Bestek, html: str, titel: str) -> bytes:
    return render_pdf(html, titel=titel, kleuren=colours(bestek))


def colours(bestek: Bestek) -> dict[str, str]:
    """Those of the gemeente, as the print stylesheet calls them."""
    kleuren = huisstijl.resolve(bestek.gemeente.huisstijl)
    return {"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]}


def context(bron: Vaststelling | Structuur, *, intern: bool = False) -> dict:
    """All that the annex shows; a copy for the house (`intern`) has the background criteria as well."""
    inhoud = _structure(bron) if intern else openbaar(_structure(bron))
    vast = bron if isinstance(bron, Vaststelling) else None
    gelezen = hoofdstukken.read(inhoud)
    versie = f"versie {vast.nummer}" if vast else "CONCEPT"
    vingerafdruk = f" · {vast.sha256[:12]}" if vast else ""
    return gelezen | {
        "titel": inhoud.titel,
        "kop": f"{inhoud.gemeente} · {inhoud.titel}",
        "voet": f"{inhoud.kenmerk} · {versie}{vingerafdruk}{' · INTERN' if intern else ''}",
        "toont_achtergrond": intern,
        "blad": _title_page(inhoud, vast, gelezen, intern=intern),
        "inhoudsopgave": contents(gelezen["hoofdstukken"]),
    }


def _title_page(inhoud: Structuur, vast: Vaststelling | None, gelezen: dict, *, intern: bool) -> dict:
    dag = date_format(localtime(vast.vastgesteld_op if vast else klok.now()), "j F Y")
    gegevens = [
        ("Kenmerk", inhoud.kenmerk),
        ("Procedure", gelezen["profiel"]),
        ("Versie", f"{vast.nummer}, vastgesteld op {dag}" if vast else f"CONCEPT van {dag}, nog niet vastgesteld"),
    ]
    if intern:
        gegevens.append(("INTERN", "met achtergrondcriteria, niet voor " + gelezen["woorden"].inschrijvers))
    if vast:
        gegevens.append(("Vingerafdruk (SHA-256)", vast.sha256))
    tot = gelezen["woorden"].datums["sluiting_op"]  # 'Aanvragen indienen tot'
    if sluiting := dict(gelezen["planning"]).get(tot):
        gegevens.insert(2, ("Indienen tot" if "indienen" in tot else tot, sluiting))
    return {
        "gemeente": inhoud.gemeente,
        **_kind(inhoud, gelezen["woorden"]),
        "gegevens": gegevens,
    }


def _kind(inhoud: Structuur, woorden: Woorden) -> dict[str, str]:
    """What this is: the whole document, or, before there were chapters, an annex to it."""
    if inhoud.in_hoofdstukken:
        over = "Opdracht, eisen, vragen en beoordeling" if inhoud.vragen else "Opdracht, eisen en toelating"
        return {"soort": woorden.document, "ondertitel": over}
    ondertitel = "Vragen, criteria en eisen" if inhoud.vragen else "Eisen voor toelating"
    return {"soort": f"Bijlage bij {woorden.lidwoord} {woorden.document.lower()}", "ondertitel": ondertitel}


def _structure(bron: Vaststelling | Structuur) -> Structuur:
    return bron.structuur if isinstance(bron, Vaststelling) else bron
