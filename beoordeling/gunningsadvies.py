"""The advice for the board and the minutes of the procedure: what was asked, how it was judged, and what follows."""

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.timezone import localtime

from bestek import lezen
from bestek.models import Inlichting
from documenten.pdf import render_pdf
from documenten.uit_html import read_html
from documenten.word import Document, render_word
from gemeenten import huisstijl, klok
from gemeenten.models import Gebeurtenis, Gebruiker

from . import rondebeeld
from .brief import money, number
from .enums import Geldigheid, Offertestand
from .gunningsstof import Stof, gather
from .meterbeeld import measure_letters
from .models import Gunning, Inschrijving, Offerte, Opening
from .stevigheidsblad import describe_stevigheid
from .uitslag import describe_uitslag

ADVIES, VERBAAL = "advies", "verbaal"
TITELS = {ADVIES: "Gunningsadvies", VERBAAL: "Proces-verbaal van de procedure"}


def render_report(gunning: Gunning, wie: Gebruiker, soort: str) -> bytes:
    """The advice or the minutes as PDF."""
    inhoud = context(gunning, wie, soort)
    kleuren = huisstijl.resolve(gunning.gemeente.huisstijl)
    return render_pdf(
        render_to_string("beoordeling/gunning/druk/stuk.html", inhoud),
        titel=inhoud["titel"],
        kleuren={"merkkleur": kleuren["merk"], "merkkleur_donker": kleuren["merk_donker"]},
    )


def render_report_word(gunning: Gunning, wie: Gebruiker, soort: str) -> bytes:
    inhoud = context(gunning, wie, soort)
    return render_word(
        Document(
            titel=inhoud["titel"],
            organisatie=gunning.gemeente.aanduiding,
            onderdelen=read_html(render_to_string(f"beoordeling/gunning/druk/{soort}.html", inhoud)),
            soort=TITELS[soort],
            gegevens=(("Kenmerk", inhoud["bestek"].kenmerk), ("Opgemaakt op", inhoud["opgemaakt"])),
            kop=inhoud["kop"],
            voet=inhoud["voet"],
            met_inhoudsopgave=False,
            kleur=huisstijl.resolve(gunning.gemeente.huisstijl)["merk_donker"],
        )
    )


def context(gunning: Gunning, wie: Gebruiker, soort: str) -> dict:
    stof, ronde = gather(gunning), gunning.ronde
    bestek = stof.bestek
    delen = describe_uitslag(ronde, bestek)
    deel = next(d for d in delen if d.perceel.sleutel == stof.perceel.sleutel)
    kolommen = ["Kwaliteit", *([] if ronde.zonder_prijs else ["Inschrijfprijs", "Prijspunten"]), stof.methode.totaal]
    return {
        "titel": f"{TITELS[soort]}: {bestek.titel}",
        "kop": f"{bestek.gemeente} · {bestek.kenmerk}",
        "voet": f"{bestek.kenmerk} · rangorde {gunning.sha256[:12]}",
        "soort": soort,
        "opgemaakt": date_format(localtime(klok.now()), "j F Y"),
        "gunning": gunning,
        "ronde": ronde,
        "bestek": bestek,
        "stof": stof,
        "vragen": [(v, v.punten(stof.perceel)) for v in stof.vragen],
        "weging": lezen.weights(bestek),
        "deel": deel,
        "kolommen": kolommen,
        "rangorde": _rows(stof),
        "commissie": rondebeeld.committee(ronde, met_stand=False),
        "opening": Opening.objects.filter(ronde=ronde, tweede__isnull=False).select_related("eerste", "tweede").first(),
    } | (_of_advice(stof, wie) if soort == ADVIES else _of_minutes(stof))


def _rows(stof: Stof) -> list[dict]:
    """The stored ranking as a table: place, name and figures."""
    met_prijs = stof.methode.prijs_telt
    rijen = []
    for pk, uitslag in stof.uitslagen.items():
        prijs = [money(stof.prijzen[pk]), number(uitslag["prijspunten"])] if met_prijs else []
        winnaar = pk == str(stof.gunning.winnaar_id)
        rijen.append(
            {
                "rang": stof.plaatsen.get(pk),
                "naam": uitslag["naam"],
                "waarden": [number(uitslag["kwaliteit"]), *prijs, number(uitslag["totaal"])],
                "winnaar": winnaar,
                "opmerking": "Wordt voorgesteld." if winnaar else "",
            }
        )
    return sorted(rijen, key=lambda rij: (rij["rang"] is None, rij["rang"] or 0))


def _firmness(stof: Stof, wie: Gebruiker) -> str:
    """One sentence on the smallest change that gives another winner."""
    bladen = describe_stevigheid(stof.gunning.ronde, wie, stof.bestek)
    blad = next(b for b in bladen if b.perceel.sleutel == stof.perceel.sleutel)
    return blad.melding or blad.onderdelen[0].zinnen[0].tekst


def _of_advice(stof: Stof, wie: Gebruiker) -> dict:
    metingen = measure_letters(stof)
    return {
        "stevigheid": _firmness(stof, wie),
        "risicos": _risks(stof, sum(len(rij.meting.moet) for rij in metingen)),
        "geldig": Inschrijving.objects.filter(
            offerte__bestek=stof.gunning.ronde.bestek_id,
            perceel=stof.gunning.perceel_id,
            geldigheid=Geldigheid.GELDIG,
        ).count(),
    }


def _risks(stof: Stof, moet: int) -> list[str]:
    """What a board should know before it decides, as far as the portal can see."""
    gevonden = []
    if moet:
        gevonden.append(f"De motivatiemeter noemt in de brieven nog {moet} keer iets dat moet.")
    heropend = rondebeeld.events(stof.gunning.ronde).filter(soort="ronde.heropend").count()
    if heropend:
        gevonden.append("De consensus is heropend voordat de prijzen open gingen; de reden staat in het verslag.")
    if len(stof.uitslagen) == 1:
        gevonden.append("Er is één geldige inschrijving: er was niets om haar mee te vergelijken.")
    if len(stof.inschrijvingen) > len(stof.uitslagen):
        gevonden.append("Er is een inschrijving terzijde gelegd; die inschrijver kan daartegen opkomen.")
    return gevonden


def _of_minutes(stof: Stof) -> dict:
    ronde = stof.gunning.ronde
    offertes = Offerte.objects.filter(bestek=ronde.bestek_id).select_related("inschrijver", "stand_door")
    eigen = Gebeurtenis.objects.filter(onderwerp=Gunning._meta.label_lower, onderwerp_id=stof.gunning.pk)
    return {
        "offertes": offertes.order_by("nummer"),
        "geweigerd": [o for o in offertes if o.stand != Offertestand.INGEDIEND],
        "inlichtingen": Inlichting.objects.filter(bestek=ronde.bestek_id).count(),
        "gebeurtenissen": [*rondebeeld.events(ronde), *eigen.select_related("wie").order_by("wanneer", "pk")],
    }
