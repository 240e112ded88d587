"""A letter as data: everything that is printed, as text. The same for preview, PDF, Word, and the frozen sending."""

from datetime import date
from decimal import Decimal

from bestek import lezen
from bestek.profielen import in_words, words_of
from bestek.regels import dagen
from bestek.structuur import Bestekvraag
from bestek.weging import number_text

from .brieftekst import kind_of
from .clausules import clause_for
from .gunningsstof import Stof
from .models import Gunningsbrief, Inschrijving
from .motivatiemeter import AFGEWEZEN, TERZIJDE, WINNAAR


def compose(stof: Stof, brief: Gunningsbrief, op: date, tot: date | None, *, concept: bool) -> dict:
    """The letter of this day, waiting until `tot`; strings and lists only, so that it can be frozen."""
    bestek, inschrijving = stof.bestek, stof.inschrijvingen[str(brief.inschrijving_id)]
    soort = kind_of(stof, inschrijving)
    wie = inschrijving.offerte.inschrijver
    bezwaar = soort != WINNAAR or bestek.profiel == "subsidie"  # a decision on a subsidy may disappoint who got it too
    clausule = clause_for(bestek.profiel, op) if bezwaar else None
    einde = dagen.day_text(tot) if tot else ""
    return {
        "soort": soort,
        "concept": concept,
        "gemeente": stof.gunning.gemeente.aanduiding,
        "adres": stof.gunning.gemeente.adres,
        "aan": wie.naam,
        "ter_attentie_van": wie.contactpersoon,
        "datum": dagen.day_text(op),
        "kenmerk": bestek.kenmerk,
        "onderwerp": f"{words_of(bestek.profiel).besluit.capitalize()} {bestek.titel}",
        "perceel": stof.perceel.naam if len(bestek.percelen) > 1 else "",
        "aanhef": brief.aanhef,
        "besluit": [in_words(zin, bestek.profiel) for zin in _decision(stof, inschrijving, soort, einde)],
        "vragen": [] if soort == TERZIJDE else [_question(stof, brief, inschrijving, v) for v in stof.vragen],
        "totalen": [] if soort == TERZIJDE else _totals(stof, brief, inschrijving),
        "winnaar": stof.winnaar.offerte.inschrijver.naam if stof.winnaar and soort == AFGEWEZEN else "",
        "motivering": brief.motivering,
        "voordelen": brief.voordelen if soort == AFGEWEZEN else "",
        "opschorting": einde,
        "clausule_kop": clausule.kop if clausule and einde else "",
        "clausule": clausule.fill(bestek.profiel, einde) if clausule and einde else "",
        "slot": brief.slot,
        "bestekversie": str(stof.gunning.ronde.vaststelling),
        "rangorde_sha256": stof.gunning.sha256,
    }


def _decision(stof: Stof, inschrijving: Inschrijving, soort: str, einde: str) -> list[str]:
    titel = f"‘{stof.bestek.titel}’" + (f", {stof.perceel.naam}" if len(stof.bestek.percelen) > 1 else "")
    begin = f"U schreef in op {titel}."
    if stof.bestek.profiel == "subsidie":
        begin = f"U vroeg subsidie aan voor {titel}."
    if soort == TERZIJDE:
        zinnen = [begin, "Uw inschrijving is terzijde gelegd. Zij is daarom niet beoordeeld op kwaliteit en prijs."]
    elif soort == WINNAAR:
        zinnen = [begin, "Uw inschrijving is als eerste geëindigd. Wij zijn van plan de opdracht aan u te gunnen."]
        zinnen.append("Deze brief is nog geen aanvaarding van uw aanbod.")
        return zinnen + ([f"Wij wachten tot en met {einde} voordat wij de overeenkomst sluiten."] if einde else [])
    else:
        zinnen = [begin, _place(stof, inschrijving)]
    naam = stof.winnaar and stof.winnaar.offerte.inschrijver.naam
    niet = "Wij zijn niet van plan de opdracht te gunnen: geen enkele inschrijving kreeg een plaats in de rangorde."
    return [*zinnen, f"Wij zijn van plan de opdracht te gunnen aan {naam}." if naam else niet]


def _place(stof: Stof, inschrijving: Inschrijving) -> str:
    plaats = stof.plaatsen.get(str(inschrijving.pk)) or stof.uitslagen[str(inschrijving.pk)]["rang"]
    if plaats is None:
        return "Uw inschrijving heeft geen plaats in de rangorde gekregen."
    return f"Uw inschrijving is geëindigd op plaats {plaats} van {stof.meegerekend}."


def _question(stof: Stof, brief: Gunningsbrief, inschrijving: Inschrijving, vraag: Bestekvraag) -> dict:
    tekst = brief.vragen.get(vraag.sleutel, {})
    anders = stof.winnaar if inschrijving.pk != stof.gunning.winnaar_id else None
    return {
        "sleutel": vraag.sleutel,
        "naam": f"{vraag.nummer}. {vraag.onderwerp}",
        "hoogstens": number_text(vraag.punten(stof.perceel)),
        "eigen": mark_of(stof, inschrijving, vraag),
        "winnaar": mark_of(stof, anders, vraag) if anders else {},
        "redenen": tekst.get("eigen", ""),
        "voordeel": tekst.get("winnaar", "") if anders else "",
    }


def mark_of(stof: Stof, inschrijving: Inschrijving, vraag: Bestekvraag) -> dict:
    """Mark, its word and its points as published."""
    rij = next(v for v in stof.uitslagen[str(inschrijving.pk)]["vragen"] if v["vraag"] == vraag.sleutel)
    cijfer = Decimal(rij["score"])
    punten = stof.bestek.schaal(vraag.schaal).ankerpunten
    woord = next((a.woord for a in punten if a.waarde == cijfer), "")  # an average may lie between two
    return {"cijfer": number_text(cijfer), "woord": woord, "punten": number(rij["punten"])}


def _totals(stof: Stof, brief: Gunningsbrief, inschrijving: Inschrijving) -> list[dict]:
    eigen = stof.uitslagen[str(inschrijving.pk)]
    anders = stof.winnaar if stof.winnaar and inschrijving.pk != stof.gunning.winnaar_id else None
    beste = stof.uitslagen[str(anders.pk)] if anders else None

    def rij(naam: str, van: str) -> dict:
        return {"naam": naam, "eigen": number(eigen[van]), "winnaar": number(beste[van]) if beste else ""}

    rijen = [rij("Kwaliteit", "kwaliteit")]
    if stof.methode.prijs_telt:
        winnaarsprijs = money(stof.prijzen.get(str(anders.pk))) if anders and brief.prijs_winnaar else "niet genoemd"
        prijs = {"naam": "Inschrijfprijs", "eigen": money(stof.prijzen.get(str(inschrijving.pk)))}
        rijen += [prijs | {"winnaar": winnaarsprijs}]
        rijen += [rij("Prijspunten", "prijspunten")] if eigen["prijspunten"] else []
    rijen.append(rij(stof.methode.totaal, "totaal"))
    plaats = stof.plaatsen.get(str(inschrijving.pk)) or "geen"
    eerste = str(stof.plaatsen.get(str(anders.pk), 1)) if anders else ""
    return [*rijen, {"naam": "Plaats in de rangorde", "eigen": str(plaats), "winnaar": eerste}]


def number(getal: dict | None) -> str:
    return number_text(Decimal(getal["gepubliceerd"]), 2) if getal else "–"


def money(prijs: str | None) -> str:
    return lezen.euro(Decimal(prijs)) if prijs is not None else ""
