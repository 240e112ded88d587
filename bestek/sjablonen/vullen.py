"""From a template to a bestek: the questions of the letters as they read today, the rest in the words of the
procedure.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bestek import structuur
from bestek.aanleg import ANKERPUNTEN, STANDAARDSCHAAL
from bestek.profielen import in_words
from documenten.opmaak import clean_html
from kwaliteit.models import Vraag

from . import Sjabloon, Sjabloonvraag

SCHAAL = "schaal"
MET_HANDVATTEN = (
    "groepen__handvatten",
    "gedeelde_groepen__handvatten",
    "hoofdvraag__groepen__handvatten",
)


def fill(sjabloon: Sjabloon, gemeente: str) -> structuur.Bestek:
    """The template as a bestek of this gemeente; a question that left the letters is not in it."""
    codes = [vraag.code for vraag in sjabloon.vragen]
    brieven = {v.code: v for v in Vraag.objects.filter(code__in=codes).prefetch_related(*MET_HANDVATTEN)}
    bekend = [vraag for vraag in sjabloon.vragen if vraag.code in brieven]
    velden = sjabloon.velden | {"routes": tuple(sjabloon.velden["routes"])}
    return structuur.Bestek(
        kenmerk="",
        gemeente=gemeente,
        **velden,
        percelen=tuple(_perceel(rij, nummer) for nummer, rij in enumerate(sjabloon.percelen, 1)),
        paragrafen=tuple(_paragrafen(sjabloon)),
        schalen=(standard_scale(),),
        vragen=tuple(_vraag(sjabloon, v, brieven[v.code], nummer) for nummer, v in enumerate(bekend, 1)),
        eisen=tuple(_eisen(sjabloon)),
        in_hoofdstukken=True,
    )


def missing(sjabloon: Sjabloon, inhoud: structuur.Bestek) -> list[str]:
    """The codes that the letters no longer have."""
    er_in = {vraag.herkomst_code for vraag in inhoud.vragen}
    return [vraag.code for vraag in sjabloon.vragen if vraag.code not in er_in]


def standard_scale() -> structuur.Schaal:
    punten = (
        structuur.Ankerpunt(f"punt-{waarde}", Decimal(waarde), woord, omschrijving, Decimal(aandeel))
        for waarde, woord, aandeel, omschrijving in ANKERPUNTEN
    )
    return structuur.Schaal(SCHAAL, STANDAARDSCHAAL, tuple(punten))


def _perceel(rij: dict, nummer: int) -> structuur.Perceel:
    code, prijs = rij["code"], rij.get("vaste_prijs")
    return structuur.Perceel(
        sleutel=code,
        code=str(nummer),
        naam=rij["naam"],
        omschrijving=rij.get("omschrijving", ""),
        routes=tuple(rij["routes"]),
        punten_prijs=Decimal(str(rij.get("prijs", 0))),
        vaste_prijs=None if prijs is None else Decimal(prijs),
        hoeveelheden=tuple(
            structuur.Hoeveelheid(f"h-{code}-{n}", wat, eenheid, aantal)
            for n, (wat, eenheid, aantal) in enumerate(rij.get("hoeveelheden", ()))
        ),
        prijsregels=tuple(
            structuur.Prijsregel(f"r-{code}-{n}", wat, eenheid, Decimal(aantal))
            for n, (wat, eenheid, aantal) in enumerate(rij.get("prijsregels", ()))
        ),
    )


def _vraag(sjabloon: Sjabloon, rij: Sjabloonvraag, vraag: Vraag, nummer: int) -> structuur.Bestekvraag:
    punten = ((p["code"], rij.points_in(p["code"])) for p in sjabloon.percelen)
    return structuur.Bestekvraag(
        sleutel=f"vraag-{rij.code}",
        nummer=nummer,
        herkomst_code=vraag.code,
        herkomst_editie=str(vraag.editie),
        onderwerp=vraag.onderwerp,
        tekst=vraag.tekst,
        max_a4=rij.a4,
        schaal=SCHAAL,
        wegingen=tuple(structuur.Weging(code, aantal) for code, aantal in punten if aantal is not None),
        criteria=(*letter_criteria(vraag, rij.zonder), *own_criteria(rij.criteria)),
    )


def letter_criteria(vraag: Vraag, zonder: frozenset[int] = frozenset()) -> Iterator[structuur.Criterium]:
    """The handvatten that go with a question, as criteria; `zonder` are numbers within it."""
    for groep in vraag.alle_groepen():
        for handvat in groep.handvatten.all():
            if int(handvat.code.rpartition("/")[2]) not in zonder:
                vast = {"sleutel": f"c-{handvat.code}", "herkomst_code": handvat.code, "groep": groep.titel}
                tekst = {"tekst": handvat.als_criterium, "zichtbaarheid": structuur.OPENBAAR}
                yield structuur.Criterium(**vast, **tekst, logica=groep.logica)


def own_criteria(teksten: Iterable[str]) -> Iterator[structuur.Criterium]:
    for nummer, tekst in enumerate(teksten, 1):
        yield structuur.Criterium(f"eigen-{nummer}", "", tekst, structuur.OPENBAAR)


def _eisen(sjabloon: Sjabloon) -> Iterator[structuur.Eis]:
    profiel = sjabloon.velden["profiel"]
    for nummer, (perceel, eis) in enumerate(sjabloon.eisen, 1):
        tekst = {naam: in_words(eis[naam], profiel) for naam in ("titel", "tekst", "bewijs")}
        vast = {"soort": eis["soort"], "bewijsmoment": eis["bewijsmoment"]}
        yield structuur.Eis(f"eis-{nummer}", **vast, **tekst, percelen=(perceel,) if perceel else ())


def _paragrafen(sjabloon: Sjabloon) -> Iterator[structuur.Paragraaf]:
    profiel = sjabloon.velden["profiel"]
    for nummer, (gedeeld, rij) in enumerate(sjabloon.paragrafen, 1):
        titel, tekst = rij["titel"], rij["tekst"]
        if gedeeld:
            titel, tekst = in_words(titel, profiel), in_words(tekst, profiel)
        sleutel = f"paragraaf-{nummer}"
        yield structuur.Paragraaf(sleutel, titel, clean_html(tekst.strip()), nummer, rij["hoofdstuk"])
