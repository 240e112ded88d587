"""A small annex with every part, for the tests of the PDF."""

from django.template import engines

HOOFDSTUKKEN = """{% extends "documenten/basis.html" %}{% block hoofdstukken %}
<section class="hoofdstuk" id="beoordeling"><h1><span class="nummer">1</span> Hoe wij beoordelen</h1>
<p class="inleiding">Elke vraag wordt door drie mensen gelezen.</p>
<h2 id="schaal"><span class="nummer">1.1</span> De schaal</h2>
{% include "documenten/deel/schaaltabel.html" with bijschrift="De schaal" rijen=schaal only %}
{% include "documenten/deel/wegingstabel.html" with bijschrift="Punten" kolommen=percelen rijen=weging %}
<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 20" width="200" height="20">
<title>Kwaliteit 80,
prijs 20</title><desc>Een balk</desc><rect width="160" height="20" fill="#1f5673"/></svg>
<figcaption>De verdeling van de punten.</figcaption></figure>
<ol><li>Lezen</li><li>Met <a href="https://example.org/uitleg">een <strong>vette</strong> uitleg</a></li></ol>
<div class="kader"><p>Let op.</p></div><blockquote><p>Een zin uit de offerte.</p></blockquote>
</section>
<section class="hoofdstuk" id="vragen"><h1><span class="nummer">2</span> De vragen</h1>
<h2 id="perceel"><span class="nummer">2.1</span> B1-route</h2>
{% for vraag in vragen %}{% include "documenten/deel/vraagblok.html" %}{% endfor %}
</section>
<section class="hoofdstuk" id="eisen"><h1><span class="nummer">3</span> Eisen</h1>
{% include "documenten/deel/eisentabel.html" with bijschrift="Eisen" rijen=eisen only %}
</section>
<section class="hoofdstuk liggend" id="uitslag"><h1><span class="nummer">4</span> De uitslag</h1>
{% with hoek="Inschrijver" kolommen=percelen rijen=matrix totaalkop="Totaal" voet=voetrij %}
{% include "documenten/deel/matrix.html" %}{% endwith %}
{% include "documenten/deel/rangorde.html" with bijschrift="Rangorde" kolommen=percelen rijen=rangorde only %}
{% include "documenten/deel/ondertekening.html" with bijschrift="Getekend" rijen=tekenaars only %}
</section>
{% endblock %}"""

CRITERIA = [
    {"nr": f"{n}", "tekst": "De inschrijver laat zien wat een deelnemer kan.", "herkomst": "brief 4"} for n in range(3)
]

CONTEXT = {
    "titel": "Taalonderwijs in Polderstad",
    "voet": "PS-2025-1 · versie 1.2 · 9f3a71c2",
    "blad": {
        "gemeente": "Gemeente Polderstad",
        "soort": "Aanbestedingsdocument",
        "ondertitel": "Ingekocht op kwaliteit",
        "gegevens": [("Kenmerk", "PS-2025-1"), ("Versie", "1.2"), ("Datum", "12 december 2025")],
    },
    "inhoudsopgave": [
        ("beoordeling", "1", "Hoe wij beoordelen", 1),
        ("schaal", "1.1", "De schaal", 2),
        ("vragen", "2", "De vragen", 1),
        ("vraag-7", "V8", "Vakmanschap 8", 2),
        ("eisen", "3", "Eisen", 1),
        ("uitslag", "4", "De uitslag", 1),
    ],
    "schaal": [{"score": 10, "naam": "Uitstekend", "omschrijving": "Overtuigend", "aandeel": "100%"}],
    "percelen": ["Perceel 1", "Perceel 2"],
    "weging": [{"code": "V1", "titel": "Vakmanschap", "waarden": [80, None]}],
    "totaal": [80, 0],
    "vragen": [
        {
            "id": f"vraag-{n}",
            "code": f"V{n + 1}",
            "titel": f"Vakmanschap {n + 1}",
            "tekst": "Hoe houdt u het vakmanschap op peil?\n\nGeef een voorbeeld.",
            "toelichting": "Eén keer beoordeeld.",
            "punten": 10,
            "gegevens": ["2 bladzijden A4"],
            "inleiding": "Wij letten op",
            "criteria": CRITERIA,
            "toon_herkomst": True,
        }
        for n in range(8)
    ],
    "eisen": [{"code": f"E{n}", "tekst": "Een eis. " * 20, "bewijs": "Verklaring"} for n in range(60)],
    "matrix": [{"kop": "De Brug", "waarden": ["12,00", None], "totaal": "12,00"}],
    "voetrij": {"kop": "Maximum", "waarden": ["15", "5"], "totaal": "20"},
    "rangorde": [{"rang": 1, "naam": "De Brug", "waarden": ["12,00", "–"], "winnaar": True, "opmerking": "Gegund"}],
    "tekenaars": [{"naam": "A. de Vries", "functie": "voorzitter"}],
}


def render_sample(**anders):
    """Return the HTML of the sample."""
    return engines["django"].from_string(HOOFDSTUKKEN).render(CONTEXT | anders)
