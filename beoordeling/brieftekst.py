"""The first text of a letter, composed from what the committee agreed; the inkoper edits it beside its sources."""

from decimal import Decimal

from bestek.profielen import in_words
from bestek.structuur import Bestekvraag

from .gunningsstof import Stof
from .models import Consensus, Inschrijving
from .motivatiemeter import AFGEWEZEN, TERZIJDE, WINNAAR
from .uitslag import join_names


def kind_of(stof: Stof, inschrijving: Inschrijving) -> str:
    """Which letter this bidder gets."""
    if str(inschrijving.pk) not in stof.uitslagen:
        return TERZIJDE
    return WINNAAR if inschrijving.pk == stof.gunning.winnaar_id else AFGEWEZEN


def first_text(stof: Stof, inschrijving: Inschrijving) -> dict:
    """The fields of a new Gunningsbrief."""
    soort = kind_of(stof, inschrijving)
    persoon = inschrijving.offerte.inschrijver.contactpersoon
    return {
        "aanhef": f"Geachte {persoon}," if persoon else "Geachte heer, mevrouw,",
        "motivering": _general(stof, inschrijving, soort),
        "voordelen": _advantages(stof, inschrijving) if soort == AFGEWEZEN else "",
        "slot": _closing(stof),
        "vragen": {} if soort == TERZIJDE else {v.sleutel: question_text(stof, inschrijving, v) for v in stof.vragen},
    }


def question_text(stof: Stof, inschrijving: Inschrijving, vraag: Bestekvraag) -> dict[str, str]:
    eigen = stof.agreed(inschrijving, vraag)
    winnaar = stof.agreed(stof.winnaar, vraag) if stof.winnaar else None
    hoger = eigen and winnaar and (winnaar.cijfer or 0) > (eigen.cijfer or 0)
    return {"eigen": own_reasons(eigen), "winnaar": winners_points(winnaar) if hoger else ""}


def own_reasons(rij: Consensus | None) -> str:
    """The agreed motivation, and strong and weak points that are not in it."""
    if rij is None:
        return ""
    delen = [rij.motivatie.strip()]
    for naam, punten in (("Sterk", rij.sterk), ("Minder sterk", rij.zwak)):
        nieuw = [punt for punt in _points(punten) if punt.casefold() not in rij.motivatie.casefold()]
        delen += [f"{naam}: {'; '.join(nieuw)}."] if nieuw else []
    return "\n".join(filter(None, delen))


def winners_points(rij: Consensus | None) -> str:
    """The winner's strong points, or the whole motivation where none were noted."""
    if rij is None:
        return ""
    punten = _points(rij.sterk)
    return f"{'; '.join(punten)}." if punten else rij.motivatie.strip()


def _points(tekst: str) -> list[str]:
    return [regel.strip(" -+•.\t") for regel in tekst.splitlines() if regel.strip(" -+•.\t")]


def _general(stof: Stof, inschrijving: Inschrijving, soort: str) -> str:
    if soort == TERZIJDE:
        return inschrijving.reden or inschrijving.offerte.stand_reden
    onder = stof.uitslagen[str(inschrijving.pk)]["onder_minimum"]
    if not onder:
        return ""
    namen = join_names([f"vraag {stof.bestek.vraag(s).nummer}" for s in onder])
    zin = f"Uw inschrijving haalt de minimumscore niet bij {namen}. Het bestek bepaalt dat zij dan afvalt."
    return in_words(zin, stof.bestek.profiel)


def _advantages(stof: Stof, inschrijving: Inschrijving) -> str:
    """Where the winner did better, in facts: the questions, and the points for the price."""
    if stof.winnaar is None:
        return ""
    eigen, beste = stof.uitslagen[str(inschrijving.pk)], stof.uitslagen[str(stof.winnaar.pk)]
    mijn = {v["vraag"]: Decimal(v["score"]) for v in eigen["vragen"]}
    hoger = [v["vraag"] for v in beste["vragen"] if Decimal(v["score"]) > mijn[v["vraag"]]]
    nummers = sorted(stof.bestek.vraag(s).nummer for s in hoger)
    naam = stof.winnaar.offerte.inschrijver
    zinnen = []
    if nummers:
        zinnen.append(f"{naam} scoort hoger op {join_names([f'vraag {n}' for n in nummers])}.")
    if _points_of(beste) > _points_of(eigen):
        zinnen.append(f"{naam} krijgt meer punten voor de prijs.")
    return " ".join(zinnen)


def _points_of(uitslag: dict) -> Decimal:
    return Decimal(uitslag["prijspunten"]["gepubliceerd"]) if uitslag["prijspunten"] else Decimal(0)


def _closing(stof: Stof) -> str:
    wie = stof.gunning.ronde.geleid_door or stof.gunning.aangemaakt_door
    return f"Met vriendelijke groet,\nnamens {stof.gunning.gemeente.aanduiding}\n\n{wie}\ninkoper"
