"""The annex for a word processor: the chapters of the PDF, read back as headings, paragraphs, lists and tables."""

from django.template.loader import render_to_string

from documenten.odf import render_odf
from documenten.stukken import Document, counts_right
from documenten.uit_html import read_html
from documenten.word import render_word

from .uitgave import Uitgave


def build(uitgave: Uitgave) -> Document:
    context = uitgave.context
    onderdelen = read_html(render_to_string("bestek/bijlage/hoofdstukken.html", context))
    blad = context["blad"]
    return Document(
        titel=context["titel"],
        organisatie=blad["gemeente"],
        soort=blad["soort"],
        ondertitel=blad["ondertitel"],
        gegevens=tuple(blad["gegevens"]),
        kop=" · ".join(filter(None, (context["kop"], uitgave.merk))),
        voet=context["voet"],
        onderdelen=onderdelen,
        datum=uitgave.moment,
        kleur=uitgave.kleur,
        genummerd=counts_right(onderdelen),
    )


def word(uitgave: Uitgave) -> bytes:
    return render_word(build(uitgave))


def odf(uitgave: Uitgave) -> bytes:
    return render_odf(build(uitgave))
