"""The chapter about the procedure: what kind it is, how to ask, what to hand in, alone or together."""

from .blokken import Alinea, Deel, Opsomming
from .enums import Perceelregel
from .omvang import price_counts
from .profielen import words_of
from .structuur import Bestek
from .vaste_delen import contact, ours
from .weging import number_text

SOORT = {
    "sas": "De gemeente volgt de procedure voor sociale en andere specifieke diensten. Iedereen die aan de eisen "
    "voldoet, kan inschrijven.",
    "europees_openbaar": "Dit is een Europese openbare aanbesteding. Iedereen die aan de eisen voldoet, kan "
    "inschrijven.",
    "nationaal_openbaar": "Dit is een nationale openbare aanbesteding. Iedereen die aan de eisen voldoet, kan "
    "inschrijven.",
    "meervoudig_onderhands": "De gemeente vraagt enkele ondernemingen om een offerte. Alleen wie is uitgenodigd, kan "
    "inschrijven.",
    "subsidie": "De gemeente verleent subsidie. Wie daarvoor in aanmerking wil komen, dient een aanvraag in. Het "
    "besluit daarover is een beschikking.",
    "open_house": "Dit is een Open House: de gemeente kiest niet tussen aanbieders. Iedereen die aan de eisen voldoet "
    "en de voorwaarden aanvaardt, wordt toegelaten.",
}


VERDELING = {
    Perceelregel.VOLGORDE: "Staat iemand vaker bovenaan, dan worden de percelen verdeeld in de volgorde waarin zij in "
    "dit document staan.",
    Perceelregel.VOORSPRONG: "Staat iemand vaker bovenaan, dan krijgt hij het perceel waarin zijn voorsprong op de "
    "volgende het grootst is.",
}


def procedure(bestek: Bestek, gelezen: dict) -> list[Deel]:
    delen = [
        Deel("soort", "De soort procedure", (Alinea(SOORT[bestek.profiel]),)),
        Deel("contact", "Vragen en inlichtingen", (Alinea(_asking(bestek, gelezen)),)),
        Deel("indienen", f"Wat {_in(bestek)} bevat", (Alinea(_when(bestek, gelezen)), Opsomming(_asked(bestek)))),
    ]
    return [*delen, Deel("samen", "Alleen of samen", (Alinea(_together(bestek)),))]


def _in(bestek: Bestek) -> str:
    return f"uw {words_of(bestek.profiel).offerte}"


def _asking(bestek: Bestek, gelezen: dict) -> str:
    dagen, namen = dict(gelezen["planning"]), words_of(bestek.profiel).datums
    zinnen = [contact(bestek)]
    if tot := dagen.get(namen["vragen_tot"]):
        zinnen.append(f"Dat kan tot en met {tot}.")
    zinnen.append(ours(bestek, "Alle inschrijvers krijgen dezelfde antwoorden, zonder de naam van wie vroeg."))
    if nota := dagen.get(namen["nota_op"]):
        zinnen.append(f"De laatste antwoorden komen uiterlijk op {nota}.")
    zinnen.append("Wijkt een antwoord af van dit document, dan komt er een nieuwe versie.")
    return " ".join(zinnen)


def _when(bestek: Bestek, gelezen: dict) -> str:
    woorden = words_of(bestek.profiel)
    tot = dict(gelezen["planning"]).get(woorden.datums["sluiting_op"])
    zin = f"{_in(bestek).capitalize()} bevat:"
    if not tot:
        return zin
    te_laat = f"Wat later komt, wordt niet beoordeeld. {zin}"
    return f"De {woorden.offerte} is uiterlijk op {tot} binnen. {te_laat}"


def _asked(bestek: Bestek) -> tuple[str, ...]:
    punten = []
    if bestek.vragen:
        grens = [v.max_a4 * (len(v.wegingen) if v.per_perceel else 1) for v in bestek.vragen if v.max_a4]
        lengte = f", samen hoogstens {number_text(sum(grens))} A4" if len(grens) == len(bestek.vragen) else ""
        heel = f" voor alle percelen{lengte}" if len(bestek.percelen) > 1 and lengte else lengte
        aantal = len(bestek.vragen)
        punten.append(f"uw antwoord op {'de vraag' if aantal == 1 else f'de {aantal} vragen'}{heel}")
    if bestek.eisen:
        punten.append("wat bij de eisen als bewijs is gevraagd")
    if price_counts(bestek):
        blad = any(p.prijsregels for p in bestek.percelen)
        punten.append("het ingevulde prijsblad" if blad else "uw prijs, in euro en zonder btw")
    return (*punten, "de naam en het adres van uw organisatie, en wie namens haar tekent")


def _together(bestek: Bestek) -> str:
    zinnen = []
    if bestek.combinaties:
        zinnen.append("Samen inschrijven als combinatie mag; de combinatie noemt dan één aanspreekpunt.")
    else:
        zinnen.append("Samen inschrijven als combinatie kan in deze procedure niet.")
    zinnen.append("Wie voor een deel van het werk een ander inschakelt, noemt wie dat is en wat die doet.")
    if bestek.max_percelen and len(bestek.percelen) > 1:
        wat = "één perceel" if bestek.max_percelen == 1 else f"{bestek.max_percelen} percelen"
        zinnen.append(f"Een inschrijver krijgt hoogstens {wat} gegund.")
        zinnen.append(VERDELING.get(bestek.perceelregel, ""))
    return ours(bestek, *zinnen).replace("Samen inschrijven", f"Samen {words_of(bestek.profiel).inschrijven}")
