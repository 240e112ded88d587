"""A bestek with every kind of part, and with text that tries to be something else than text."""

from datetime import date
from decimal import Decimal

import pytest

from bestek import verloop
from bestek.delen import add_deel
from bestek.models import Eis, Hoeveelheid, Paragraaf, Perceel, Prijsregel, Schaal
from bestek.uitvoer.uitgave import Uitgave
from bestek.vraagkeuze import add_criterium, add_eigen_vraag, set_weging
from documenten.opmaak import clean_html

KANARIE = "kanariepiet achter de schermen"
LASTIG = (
    "=1+1",
    "+31 20 123",
    "-2 punten",
    "@SOM(A1)",
    '=HYPERLINK("https://kwaad.example";"klik")',
    "<b>geen opmaak</b> & <script>alert(1)</script>",
    "https://voorbeeld.example/pad",
    "regel een\nregel twee",
    "é ü € “aanhaling” – streep",
)
PARAGRAAF = """<p>Een <strong>vette</strong> en <em>schuine</em> tekst met een <a href="https://voorbeeld.example/x">verwijzing</a>.</p>
<h3>Kop in de tekst</h3><ul><li>eerste punt</li><li>tweede punt<ul><li>daaronder</li></ul></li></ul>
<ol><li>stap een</li><li>stap twee</li></ol>
<table><thead><tr><th scope="col">Leerroute</th><th scope="col">Lesuren</th></tr></thead>
<tbody><tr><td>B1 in de <strong>avond</strong></td><td>zeshonderd</td></tr></tbody></table>"""


@pytest.fixture
def vol(bestek, wie):
    """Three percelen, two scales, hard text everywhere, background criteria; ready to be frozen."""
    bestek = bestek.change(
        bestek.versie, omschrijving="Korte omschrijving & meer.", publicatie_op=date(2098, 12, 1),
        vragen_tot=date(2099, 1, 15), gunning_op=date(2099, 4, 1), start_op=date(2099, 8, 1),
    )  # fmt: skip
    eerste = bestek.perceel_set.get()
    eerste.change(eerste.versie, gebied="Noord & Oost", plafondprijs=Decimal("500000"))
    for naam in ("Z-route: alfa [1]/2", "=Onderwijs*route"):
        add_deel(bestek, Perceel, wie, naam=naam, punten_prijs=Decimal(40), omschrijving=f"Over {naam}")
    eigen = {"perceel": eerste, "eenheid": "uur & minuut"}
    add_deel(bestek, Hoeveelheid, wie, **eigen, omschrijving="=Lesuren*jaar", verwacht=180, minimum=150, maximum=220)
    add_deel(bestek, Prijsregel, wie, **eigen, omschrijving="@Les <groep>", hoeveelheid=Decimal("1200"), maximum=95)
    add_deel(bestek, Prijsregel, wie, **eigen, omschrijving="+Toets", hoeveelheid=Decimal("60.5"))
    ander = add_deel(bestek, Schaal, wie, naam="Eigen schaal")
    add_deel(bestek, Paragraaf, wie, titel="Voor wie & waarom", tekst=clean_html(PARAGRAAF))
    for naam in ("opdracht", "contract"):
        add_deel(bestek, Paragraaf, wie, titel=f"Over {naam}", tekst=f"<p>Tekst {naam}.</p>", hoofdstuk=naam)
    for soort in ("uitsluitingsgrond", "geschiktheidseis", "uitvoeringseis"):
        teksten = {"titel": f"Titel {soort}", "tekst": f"Tekst {soort}.", "bewijs": f"Bewijs {soort}"}
        add_deel(bestek, Eis, wie, soort=soort, **teksten)
    add_deel(bestek, Eis, wie, soort="uitvoeringseis", titel="=cmd|calc", tekst="+ook deze", perceel=eerste)
    gedeeld = bestek.bestekvraag_set.first()
    gedeeld.change(gedeeld.versie, max_a4=Decimal("2.5"), toelichting="Let op & lees <goed>.")
    percelen = list(bestek.perceel_set.all())
    for perceel in percelen[1:]:
        vraag = add_eigen_vraag(
            bestek, wie, onderwerp=f"Onderwerp {perceel.volgorde}", tekst="Hoe dan?", criteria=list(LASTIG),
            percelen=[perceel],
        )  # fmt: skip
        set_weging(vraag, perceel, Decimal("47.5"))
        set_weging(gedeeld, perceel, Decimal("12.5"))
        vraag.change(vraag.versie, schaal=ander)
    add_criterium(gedeeld, KANARIE, "achtergrond")
    groep = add_criterium(gedeeld, "Eén van deze twee <b>punten</b>.")
    groep.change(groep.versie, groep="Manieren", logica="een_of_meer")
    return bestek


@pytest.fixture
def vaststelling(vol, wie):
    verloop.submit(vol, wie)
    return verloop.freeze(vol, wie)


@pytest.fixture
def uitgave(vol, vaststelling):
    return Uitgave(vol, vaststelling, "https://portaal.example")
