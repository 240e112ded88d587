"""The sheet on which a ranking is computed by the award method of the bestek, live: three invented offers."""

from decimal import Decimal
from fractions import Fraction

from documenten.excel import Blad, Formule, Kolom, Waarde, cell

from ..methoden import METHODEN, Methode
from ..rekenvoorbeeld import field_of_perceel
from ..rekenwijze import Veld, close, publiceer
from ..structuur import Bestek

NAAM = "Rangorde"
CIJFERS = 10  # decimals of an outcome that stands in the file for programs that do not calculate
KWALITEIT, PRIJS, EERSTE = 1, 2, 0
# by method: the points for the price, or else the total. q and p are the cells of an offer, ps and qs those of all.
PRIJSPUNTEN = {
    "gewogen_punten_relatieve_prijs": "={w}*MIN({ps})/{p}",
    "lineair_tussen_grenzen": "={w}*MAX(0,MIN(1,({hoog}-{p})/({hoog}-{laag})))",
    "relatief_lineair": "={w}*MAX(0,({f}*MIN({ps})-{p})/(({f}-1)*MIN({ps})))",
    "logaritmisch": "={w}*(1-LN({p}/MIN({ps}))/LN({f}))",
}
TOTALEN = {
    "gunnen_op_waarde": "={p}-{q}",
    "prijs_per_punt": "={q}*1000000/{p}",
    "utility_index": "=(1-(MAX({qs})-{q})/{w})*100*MIN({ps})/{p}",
    "kwaliteit_vaste_prijs": "={q}",
}
INSTELLINGEN = {"w": "Punten voor de prijs", "laag": "Ondergrens", "hoog": "Bovengrens", "f": "Factor"}


def ranking(inhoud: Bestek) -> Blad | None:
    """For the first perceel; None where nothing is scored."""
    if not inhoud.methode or not inhoud.percelen:
        return None
    methode, veld = METHODEN[inhoud.methode], field_of_perceel(inhoud, inhoud.percelen[0])
    namen = list(veld.kwaliteit)
    punten = methode.naam in PRIJSPUNTEN
    kolommen = [Kolom("Inschrijver", 20), Kolom("Waarde kwaliteit" if methode.in_euro else "Kwaliteit", 16, "getal")]
    kolommen += [Kolom("Prijs", 16, "euro")] if methode.prijs_telt else []
    kolommen += [Kolom("Prijspunten", 16, "getal")] if punten else []
    kolommen += [Kolom(methode.totaal, 22, "getal"), Kolom("Plaats", 10, "getal")]
    rijen = [_row(methode, veld, namen, plek, len(kolommen)) for plek in range(len(namen))]
    rijen += _settings(methode, veld, len(namen), len(kolommen))
    titel = "Rangorde van verzonnen inschrijvingen: wijzig kwaliteit, prijs of instelling"
    return Blad(NAAM, titel, tuple(kolommen), tuple(rijen))


def _row(methode: Methode, veld: Veld, namen: list[str], plek: int, breed: int) -> tuple[Waarde, ...]:
    naam = namen[plek]
    stappen = close(methode.naam, veld)
    adressen = _addresses(methode, plek, len(namen))
    rij: list[Waarde] = [f"Inschrijver {naam}", _short(veld.kwaliteit[naam])]
    if methode.prijs_telt:
        rij.append(_short(veld.prijzen[naam]))
    if methode.naam in PRIJSPUNTEN:
        rij.append(Formule(PRIJSPUNTEN[methode.naam].format(**adressen), _short(stappen[naam][0].uitkomst.exact)))
        totaal = f"={cell(KWALITEIT, plek)}+{cell(PRIJS + 1, plek)}"
    else:
        totaal = TOTALEN[methode.naam].format(**adressen)
    exact = {n: s[-1].uitkomst.exact for n, s in stappen.items()}
    rij.append(Formule(totaal, _short(exact[naam])))
    teken = -1 if methode.laagste_wint else 1
    plaats = 1 + sum(teken * anders > teken * exact[naam] for anders in exact.values())
    kolom = breed - 2
    bereik = f"{cell(kolom, EERSTE)}:{cell(kolom, len(namen) - 1)}"
    rij.append(Formule(f"=RANK({cell(kolom, plek)},{bereik},{int(methode.laagste_wint)})", Decimal(plaats)))
    return tuple(rij)


def _addresses(methode: Methode, plek: int, aantal: int) -> dict[str, str]:
    plekken = {naam: cell(KWALITEIT, aantal + nr) for nr, naam in enumerate(_asked(methode))}
    return plekken | {
        "q": cell(KWALITEIT, plek),
        "p": cell(PRIJS, plek),
        "qs": f"{cell(KWALITEIT, EERSTE)}:{cell(KWALITEIT, aantal - 1)}",
        "ps": f"{cell(PRIJS, EERSTE)}:{cell(PRIJS, aantal - 1)}",
    }


def _asked(methode: Methode) -> list[str]:
    formule = PRIJSPUNTEN.get(methode.naam) or TOTALEN[methode.naam]
    return [naam for naam in INSTELLINGEN if "{" + naam + "}" in formule]


def _settings(methode: Methode, veld: Veld, aantal: int, breed: int) -> list[tuple[Waarde, ...]]:
    i = veld.instelling
    waarden = {"w": i.punten_prijs, "laag": i.prijs_laag, "hoog": i.prijs_hoog, "f": i.prijsfactor}
    leeg = (None,) * (breed - 2)
    return [(INSTELLINGEN[naam], waarden[naam], *leeg) for naam in _asked(methode)]


def _short(waarde: Fraction) -> Decimal:
    return publiceer(waarde, CIJFERS).normalize() if waarde else Decimal(0)
