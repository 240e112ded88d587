"""The assessment report: what was assessed, by whom, how, with which outcome. Agreed marks and reasons only.

What a single reviewer gave is not in it: the committee answers for what it agreed.
"""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from bestek import lezen, structuur
from bestek.models import Eis
from bestek.weging import METHODEN, number_text
from documenten.pdf import render_pdf
from gemeenten import huisstijl, klok

from . import rondebeeld
from .herbeoordeling import origin_of
from .models import Antwoord, Consensus, Eistoets, Inschrijving, Opening, Ronde
from .scoren import frozen_vraag
from .taken import antwoorden_to_score
from .uitslag import Perceeldeel, describe_uitslag

KOLOMMEN = 6  # bidders beside each other in one table
STAAND = 3  # up to this many bidders a table fits on an upright page

HOOFDSTUKKEN = (
    ("uitkomst", "De uitkomst"),
    ("beoordeeld", "Wat is beoordeeld, en door wie"),
    ("methode", "Hoe is beoordeeld"),
    ("matrix", "De scores"),
    ("motivering", "De motivering"),
    ("berekening", "De berekening"),
    ("verloop", "Het verloop"),
)


def render_verslag(ronde: Ronde) -> bytes:
    """The report as PDF in the colours of the gemeente."""
    inhoud = context(ronde)
    kleuren = huisstijl.resolve(ronde.gemeente.huisstijl)
    return render_pdf(
        render_to_string("beoordeling/rondes/verslag/document.html", inhoud),
        titel=f"Beoordelingsverslag {inhoud['titel']}",
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def context(ronde: Ronde) -> dict:
    """All that the report shows; raises OngeldigeOvergang before the ranking may be known."""
    bestek = structuur.openbaar(ronde.vaststelling.structuur)
    delen = describe_uitslag(ronde, bestek)
    akkoord = list(_agreed(ronde, bestek))
    gebeurtenissen = list(rondebeeld.events(ronde))
    return {
        "titel": bestek.titel,
        "kop": f"Beoordelingsverslag · {bestek.titel}",
        "voet": f"{bestek.kenmerk} · bestek versie {ronde.vaststelling.nummer} · {ronde.vaststelling.sha256[:12]}",
        "blad": _title_page(ronde, bestek),
        "nummers": {id: nummer for nummer, (id, _) in enumerate(HOOFDSTUKKEN, 1)},
        "inhoudsopgave": list(_contents(bestek)),
        "ronde": ronde,
        "bestek": bestek,
        "meer_percelen": len(bestek.percelen) > 1,
        "met_prijs": not ronde.zonder_prijs,
        "delen": [_ranking(deel) for deel in delen],
        "kolommen": _columns(ronde, METHODEN[bestek.methode].totaal),
        "inschrijvingen": _bids(ronde),
        "commissie": rondebeeld.committee(ronde, met_stand=False),
        "herkomst": origin_of(ronde),
        "methode": METHODEN[bestek.methode],
        "weging": lezen.weights(bestek),
        "schalen": lezen.scales(bestek),
        "eisentabellen": _requirements(ronde),
        "matrices": [matrix for deel in delen for matrix in _matrices(bestek, deel)],
        "liggend": any(len(deel.rijen) > STAAND for deel in delen),
        "vragen": _motivations(bestek, akkoord),
        "opening": Opening.objects.filter(ronde=ronde, tweede__isnull=False).select_related("eerste", "tweede").first(),
        "gebeurtenissen": gebeurtenissen,
        "heropend": [g for g in gebeurtenissen if g.soort == "ronde.heropend"],
    }


def _columns(ronde: Ronde, totaal: str) -> list[str]:
    return ["Kwaliteit", *([] if ronde.zonder_prijs else ["Inschrijfprijs", "Prijspunten"]), totaal]


def _title_page(ronde: Ronde, bestek: structuur.Bestek) -> dict:
    def day(moment) -> str:
        return date_format(localtime(moment), "j F Y")

    vast = ronde.vaststelling
    stand = "afgerond" if ronde.status == "afgerond" else "nog niet afgerond"
    return {
        "gemeente": bestek.gemeente,
        "soort": "Beoordelingsverslag" + (f", ronde {ronde.nummer}" if ronde.nummer > 1 else ""),
        "ondertitel": "Scores, motivering en rangorde",
        "gegevens": [
            ("Kenmerk", bestek.kenmerk),
            ("Beoordeeld bestek", f"versie {vast.nummer}, vastgesteld op {day(vast.vastgesteld_op)}"),
            ("Vingerafdruk (SHA-256)", vast.sha256),
            ("Opgemaakt op", f"{day(klok.now())}; de beoordeling is {stand}"),
        ],
    }


def _contents(bestek: structuur.Bestek) -> Iterator[tuple[str, str, str, int]]:
    for nummer, (id, titel) in enumerate(HOOFDSTUKKEN, 1):
        yield id, str(nummer), titel, 1
        if id == "motivering":
            for plaats, vraag in enumerate(_asked(bestek), 1):
                yield f"motivering-{vraag.nummer}", f"{nummer}.{plaats}", vraag.onderwerp, 2


def _asked(bestek: structuur.Bestek) -> list[structuur.Bestekvraag]:
    return sorted((vraag for vraag in bestek.vragen if vraag.wegingen), key=lambda vraag: vraag.nummer)


def _agreed(ronde: Ronde, bestek: structuur.Bestek) -> Iterator[tuple[Antwoord, structuur.Bestekvraag, Consensus]]:
    """What was agreed on each answer that counts, by question and offerte."""
    akkoord = {rij.antwoord_id: rij for rij in Consensus.objects.filter(ronde=ronde)}
    antwoorden = antwoorden_to_score(ronde, bestek).select_related("offerte__inschrijver", "bestekvraag", "perceel")
    for antwoord in antwoorden:
        if rij := akkoord.get(antwoord.pk):
            yield antwoord, frozen_vraag(bestek, antwoord), rij


def _ranking(deel: Perceeldeel) -> dict:
    rijen = [
        {
            "rang": rij.uitslag.rang,
            "naam": rij.naam,
            "waarden": [_points(rij.uitslag.kwaliteit), *_price(rij), _points(rij.uitslag.totaal)],
            "winnaar": rij.uitslag.rang == 1 and not rij.gedeeld,
            "opmerking": _remark(rij),
        }
        for rij in deel.rijen
    ]
    return {"deel": deel, "rijen": rijen}


def _price(rij) -> list[str]:
    if rij.bedrag is None:
        return []
    return [lezen.euro(rij.bedrag), _points(rij.uitslag.prijspunten)]


def _remark(rij) -> str:
    if rij.onder_minimum:
        return f"Valt af: onder de minimumscore bij {rij.onder_minimum}."
    if rij.gedeeld:
        return f"Gedeelde plaats {rij.uitslag.rang}."
    return "Eerste in de rangorde." if rij.uitslag.rang == 1 else ""


def _points(getal) -> str | None:
    return None if getal is None else number_text(getal.gepubliceerd, 2)


def _bids(ronde: Ronde) -> list[Inschrijving]:
    rijen = Inschrijving.objects.filter(offerte__bestek=ronde.bestek).select_related("offerte__inschrijver", "perceel")
    return list(rijen.order_by("offerte__nummer", "perceel__volgorde"))


def _requirements(ronde: Ronde) -> list[dict]:
    """Per group of bidders a table of eisen met or not, with the reason where not."""
    toetsen = Eistoets.objects.filter(offerte__bestek=ronde.bestek).select_related("eis", "offerte__inschrijver")
    tabel: dict[Eis, dict[str, Eistoets]] = {}
    namen: list[str] = []
    for toets in toetsen.order_by("offerte__nummer", "eis__volgorde", "eis"):
        naam = str(toets.offerte.inschrijver)
        if naam not in namen:
            namen.append(naam)
        tabel.setdefault(toets.eis, {})[naam] = toets
    return [
        {
            "kolommen": groep,
            "rijen": [{"kop": eis, "waarden": [_met(per.get(naam)) for naam in groep]} for eis, per in tabel.items()],
            "redenen": [
                (naam, eis, per[naam].reden)
                for eis, per in tabel.items()
                for naam in groep
                if naam in per and per[naam].voldoet is False
            ],
        }
        for groep in _chunks(namen)
    ]


def _met(toets: Eistoets | None) -> str | None:
    return None if toets is None else {True: "voldoet", False: "voldoet niet", None: "niet getoetst"}[toets.voldoet]


def _matrices(bestek: structuur.Bestek, deel: Perceeldeel) -> Iterator[dict]:
    """The agreed mark and its points, questions down and bidders across, for so many bidders as fit."""
    for groep in _chunks(list(deel.rijen)):
        rijen = []
        for vraag in bestek.vragen_van(deel.perceel):
            cellen = [next(p for p in rij.uitslag.vragen if p.vraag == vraag.sleutel) for rij in groep]
            waarden = [f"{number_text(c.score)} → {_points(c.punten)}" for c in cellen]
            kop = f"{vraag.nummer}. {vraag.onderwerp}"
            rijen.append({"kop": kop, "waarden": [number_text(vraag.punten(deel.perceel)), *waarden]})
        yield {
            "perceel": deel.perceel,
            "kolommen": ["Punten", *(rij.naam for rij in groep)],
            "rijen": rijen,
            "voet": {
                "kop": "Kwaliteit",
                "waarden": [
                    number_text(bestek.kwaliteit(deel.perceel)),
                    *(_points(rij.uitslag.kwaliteit) for rij in groep),
                ],
            },
        }


def _motivations(bestek: structuur.Bestek, akkoord: list) -> list[dict]:
    """Per question what was agreed on each bidder."""
    return [
        {
            "id": f"motivering-{vraag.nummer}",
            "vraag": vraag,
            "oordelen": [
                {
                    "naam": str(antwoord.offerte.inschrijver),
                    "perceel": antwoord.perceel,
                    "cijfer": number_text(rij.cijfer),
                    "woord": _word(bestek, vraag, rij.cijfer),
                    "motivatie": rij.motivatie,
                }
                for antwoord, eigen, rij in akkoord
                if eigen is vraag and rij.cijfer is not None
            ],
        }
        for vraag in _asked(bestek)
    ]


def _word(bestek: structuur.Bestek, vraag: structuur.Bestekvraag, cijfer) -> str:
    """The word of the scale at this score; an average between two of them has none."""
    return next((punt.woord for punt in bestek.schaal(vraag.schaal).ankerpunten if punt.waarde == cijfer), "gemiddeld")


def _chunks(rijen: list) -> list[list]:
    return [rijen[i : i + KOLOMMEN] for i in range(0, len(rijen), KOLOMMEN)]
