"""The order and words of what was frozen before a bestek had chapters: as it was read then, and nothing added."""

from .blokken import Alinea, Blok, Deel, Gegevens, Hoofdstuk, Kolom, Tabel
from .profielen import words_of
from .structuur import Bestek
from .vaste_delen import (
    before_questions,
    before_requirements,
    contact,
    description,
    method,
    paragraphs,
    points,
    questions,
    requirements,
    scales,
)

LEIDRAAD = (
    "Beoordelaars lezen elk antwoord eerst ieder apart en geven een score met een motivatie. Daarna stellen zij "
    "samen de score vast. Zij kijken alleen naar de criteria die in dit document bij de vraag staan."
)


def chapters(bestek: Bestek, gelezen: dict) -> list[Hoofdstuk]:
    opdracht = tuple(_assignment(bestek, gelezen))
    rij = [Hoofdstuk("h-opdracht", "opdracht", "De opdracht en de planning", opdracht, description(bestek))]
    if bestek.vragen:
        delen = (method(gelezen), scales(gelezen), points(gelezen))
        vooraf = (Alinea(LEIDRAAD, "inleiding"),)
        rij.append(Hoofdstuk("h-beoordeling", "beoordeling", "Hoe wij beoordelen", delen, vooraf))
        vragen = tuple(questions(gelezen))
        rij.append(Hoofdstuk("h-gunning", "gunning", "De vragen", vragen, before_questions(bestek)))
    if bestek.eisen:
        eisen = tuple(requirements(gelezen))
        rij.append(Hoofdstuk("h-eisen", "eisen", "De eisen", eisen, before_requirements(bestek)))
    return rij


def _assignment(bestek: Bestek, gelezen: dict) -> list[Deel]:
    delen = [_lots(bestek, gelezen)] if gelezen["meer_percelen"] else []
    delen += paragraphs(gelezen)
    planning: Blok = Alinea("De planning is nog niet bekend.")
    if gelezen["planning"]:
        planning = Gegevens(tuple(gelezen["planning"]))
    delen.append(Deel("planning", "Planning", (planning,)))
    slot = [Alinea(contact(bestek))]
    if not gelezen["meer_percelen"] and gelezen["percelen"][0]["prijs"]:
        slot.append(Alinea(f"De prijs van de opdracht staat vast: {gelezen['percelen'][0]['prijs']}, zonder btw."))
    return [*delen, Deel("contact", "Contact en vragen", tuple(slot))]


def _lots(bestek: Bestek, gelezen: dict) -> Deel:
    woorden = words_of(bestek.profiel)
    wie = f"{woorden.inschrijvers[:1].upper()}{woorden.inschrijvers[1:]}"
    zin = f"De opdracht bestaat uit {len(bestek.percelen)} percelen. {wie} kunnen voor een of meer percelen een "
    vast = bool(gelezen["methode"]) and not gelezen["methode"].prijs_telt
    kolommen = (Kolom("Nr.", breedte="k-nr"), Kolom("Perceel"), Kolom("Leerroutes", breedte="k-midden"))
    kolommen += (Kolom("Vaste prijs, zonder btw", True, "k-midden"),) if vast else ()
    rijen = tuple(
        (p["code"], "\n".join(filter(None, (p["naam"], p["omschrijving"]))), p["routes"] or "alle")
        + ((p["prijs"],) if vast else ())
        for p in gelezen["percelen"]
    )
    return Deel(
        "percelen", "Percelen", (Alinea(f"{zin}{woorden.offerte} indienen."), Tabel("Percelen", kolommen, rijen))
    )
