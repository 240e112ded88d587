"""The outcome of a rehearsal in plain sentences, with the names of the table. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from bestek.weging import number_text

from .gunning import publiceer
from .proef import Grens, Omslag, Puntprijs, Veld, Zone, totals, winners
from .proefstand import Invloed, Wegval

CENT = Fraction(1, 100)
NIET_BREKEN = "\N{NO-BREAK SPACE}"  # an amount stays on one line
DENKBAAR = Fraction(1, 2)  # from this share of the lowest price on, the page warns; a choice of our own


class Namen(dict[str, str]):
    """The name by sleutel, and what an offer is called in this procedure."""

    offerte, offertes = "offerte", "offertes"


@dataclass(frozen=True)
class Zin:
    tekst: str
    letop: bool = False


def euro(bedrag: Fraction | Decimal) -> str:
    return f"€{NIET_BREKEN}{number_text(publiceer(Fraction(bedrag), 2), 2)}"


def punten(waarde: Fraction) -> str:
    return number_text(publiceer(waarde, 2))


def join(namen: Iterable[str]) -> str:
    """A, B en C."""
    rij = list(namen)
    return " en ".join(filter(None, (", ".join(rij[:-1]), rij[-1] if rij else "")))


def highest_winning(grens: Grens) -> Fraction | None:
    """The highest price in whole cents that still wins alone; None where there is none above zero."""
    if grens.prijs is None:
        return None
    prijs = (ceil(grens.prijs / CENT) - 1) * CENT
    return prijs or None


def tell_first(winnaars: Iterable[str], namen: Namen) -> str:
    rij = sorted(namen[s] for s in winnaars)
    if not rij:
        return "Niemand staat in de rangorde."
    return f"{join(rij)} wint." if len(rij) == 1 else f"{join(rij)} delen de eerste plaats."


def tell_ranking(veld: Veld, namen: Namen) -> Zin:
    """Who is first, and by how much."""
    eersten, stand = winners(veld), totals(veld)
    achter = [s for s in stand if s not in eersten]
    if len(eersten) > 1 or not achter:
        return Zin(tell_first(eersten, namen))
    eerste, tweede = next(iter(eersten)), max(achter, key=lambda s: stand[s])
    if kern := veld.anders:
        zinnen = [
            f"{naam} heeft {kern.text(stand[s])}" for s, naam in ((eerste, namen[eerste]), (tweede, namen[tweede]))
        ]
        return Zin(f"{namen[eerste]} wint. {kern.methode.totaal}: {'; '.join(zinnen)}.")
    voor = punten(stand[eerste] - stand[tweede])
    return Zin(f"{namen[eerste]} wint met {punten(stand[eerste])} punten, {voor} meer dan {namen[tweede]}.")


def tell_margins(veld: Veld, grenzen: Mapping[str, Grens], namen: Namen) -> Zin:
    """How far the winner may go up, and what the runner-up would have to ask."""
    eersten, stand = winners(veld), totals(veld)
    if len(eersten) > 1:
        return Zin(f"{tell_first(eersten, namen)} De kleinste verandering van een prijs beslist dus.", letop=True)
    eerste = next(iter(eersten))
    zinnen = [_winner(namen[eerste], highest_winning(grenzen[eerste]), veld[eerste].prijs)]
    volgorde = sorted((s for s in stand if s != eerste), key=lambda s: -stand[s])
    zinnen += [_loser(namen[s], highest_winning(grenzen[s]), veld[s].prijs) for s in volgorde[:1]]
    return Zin(f"{' '.join(zinnen)} Steeds verandert alleen die ene prijs.")


def _winner(naam: str, prijs: Fraction | None, nu: Fraction) -> str:
    if prijs is None:
        return f"{naam} wint nu, en ook met elke hogere prijs."
    return f"{naam} wint nu met {euro(nu)}, en blijft winnen tot en met {euro(prijs)}."


def _loser(naam: str, prijs: Fraction | None, nu: Fraction) -> str:
    if prijs is None:
        return f"{naam} kan met geen enkele prijs winnen."
    procent = number_text(publiceer((nu - prijs) / nu * 100, 1))
    return f"{naam} zou winnen met een prijs tot en met {euro(prijs)}; dat is {euro(nu - prijs)} ({procent}%) lager."


def tell_zones(zones: tuple[Zone, ...], naam: str, namen: Namen) -> Zin:
    """The picture in words: who wins while only this price moves."""
    delen = []
    for nummer, zone in enumerate(zones):
        wie = join(sorted(namen[s] for s in zone.winnaars))
        wint = f"wint {wie}" if len(zone.winnaars) == 1 else f"delen {wie} de eerste plaats"
        if len(zones) == 1:
            delen.append(f"tussen {euro(zone.van)} en {euro(zone.tot)} {wint} steeds")
        elif nummer == 0:
            delen.append(f"onder {euro(zone.tot)} {wint}")
        elif nummer == len(zones) - 1:
            delen.append(f"boven {euro(zone.van)} {wint}")
        else:
            delen.append(f"tussen {euro(zone.van)} en {euro(zone.tot)} {wint}")
    return Zin(f"Verandert alleen de prijs van {naam}, dan geldt: {'; '.join(delen)}.")


def tell_points(prijzen: Iterable[Puntprijs], veld: Veld, namen: Namen) -> list[Zin]:
    rij = list(prijzen)
    delen = [f"voor {namen[p.sleutel]} {euro(p.bedrag)}" for p in rij if p.bedrag is not None]
    zinnen = [Zin(f"Eén punt kwaliteit is waard: {join(delen)}.")] if delen else []
    for p in (p for p in rij if p.bedrag is None):
        tekst = f"{namen[p.sleutel]} heeft minder dan één prijspunt over: een punt maakt daar elke hogere prijs goed."
        zinnen.append(Zin(tekst, letop=True))
    goedkoopst = veld.laagste
    zinnen.append(
        Zin(
            f"Het bedrag verschilt per {namen.offerte}. Bij een relatieve prijs hangt het af van de eigen prijs en van "
            f"de laagste prijs, nu {euro(goedkoopst.prijs)} van {namen[goedkoopst.sleutel]}. Wie de laagste prijs "
            "heeft, is zelf de maat: wordt hij duurder, dan krijgen de anderen er punten bij."
        )
    )
    return zinnen


def tell_poorest(veld: Veld, kwaliteit: Fraction, grens: Grens, namen: Namen) -> list[Zin]:
    """What a low price can make up for: for the poorest offer that is accepted, and within the table."""
    slecht = f"Een {namen.offerte} met op elke vraag het laagste toelaatbare cijfer"
    prijs = highest_winning(grens)
    if grens.altijd:
        zinnen = [Zin(f"{slecht} wint hier bij elke prijs: de andere {namen.offertes} zijn niet beter.", letop=True)]
    elif prijs is None:
        zinnen = [
            Zin(
                f"{slecht} wint van deze {namen.offertes} bij geen enkele prijs. De prijs is hoogstens "
                f"{number_text(veld.gewicht)} punten waard; dat is te weinig voor het verschil in kwaliteit."
            )
        ]
    else:
        deel = grens.prijs / veld.laagste.prijs
        zin = (
            f"{slecht} ({punten(kwaliteit)} punten voor kwaliteit) wint van alle {namen.offertes} in de tabel met een "
            f"prijs tot en met {euro(prijs)}. Dat is {number_text(publiceer(deel * 100, 0))}% van de laagste prijs."
        )
        raad = " Is zo'n prijs denkbaar, geef de kwaliteit dan meer punten." if deel >= DENKBAAR else ""
        zinnen = [Zin(zin + raad, letop=deel >= DENKBAAR)]
    return zinnen + _cheap_winner(veld, namen)


def _cheap_winner(veld: Veld, namen: Namen) -> list[Zin]:
    """The winner of the table itself, where somebody else is better."""
    eersten = winners(veld)
    beste = max(veld.deelnemers, key=lambda d: (d.kwaliteit, d.sleutel in eersten))
    if len(eersten) != 1 or beste.sleutel in eersten:
        return []
    eerste = veld[next(iter(eersten))]
    verschil, stand = beste.kwaliteit - eerste.kwaliteit, totals(veld)
    prijsverschil = stand[eerste.sleutel] - eerste.kwaliteit - stand[beste.sleutel] + beste.kwaliteit
    tekst = (
        f"{namen[eerste.sleutel]} wint met {punten(verschil)} punten minder voor kwaliteit dan "
        f"{namen[beste.sleutel]}: de lagere prijs ({euro(eerste.prijs)} tegen {euro(beste.prijs)}) levert "
        f"{punten(prijsverschil)} punten meer op."
    )
    return [Zin(tekst, letop=True)]


def tell_drop_out(wegval: Wegval, namen: Namen) -> list[Zin]:
    """What happens without this offer, and why, by name."""
    weg = namen[wegval.weg]
    zinnen = []
    if wegval.andere_winnaar:
        toen, nu = (join(sorted(namen[s] for s in rij)) for rij in (wegval.verwacht, wegval.winnaars))
        tekst = f"Valt {weg} af, dan staat {nu} vooraan in plaats van {toen}. "
        zinnen.append(Zin(f"{tekst}Hun {namen.offertes} zijn niet veranderd.", letop=True))
    for o in wegval.omkeringen:
        zinnen.append(Zin(f"{_turn(o, namen)} {_reason(wegval, o, namen)}", letop=True))
    return zinnen


def _turn(o, namen: Namen) -> str:
    boven, onder = namen[o.boven], namen[o.onder]
    if not o.na:
        return f"{boven} stond boven {onder}; nu staan zij gelijk."
    if not o.voor:
        eerst, dan = (boven, onder) if o.na > 0 else (onder, boven)
        return f"{boven} en {onder} stonden gelijk; nu staat {eerst} boven {dan}."
    return f"{boven} stond {punten(o.voor)} punten boven {onder}; nu staat {onder} {punten(-o.na)} punten hoger."


def _reason(wegval: Wegval, o, namen: Namen) -> str:
    if wegval.voor.anders:
        return f"Bij deze methode hangt ieders uitkomst ook af van anderen, en {namen[wegval.weg]} doet niet meer mee."
    voor, na = wegval.voor.laagste.prijs, wegval.na.laagste.prijs
    beter = wegval.voor[o.boven].kwaliteit - wegval.voor[o.onder].kwaliteit
    factor = number_text(publiceer(na / voor, 2))
    return (
        f"Zonder {namen[wegval.weg]} is de laagste prijs niet {euro(voor)} maar {euro(na)}. Daardoor worden alle "
        f"verschillen in prijspunten {factor} keer zo groot: het verschil tussen deze twee groeit van "
        f"{punten(abs(o.voor - beter))} naar {punten(abs(o.na - beter))} punten, tegen {punten(abs(beter))} punten "
        "verschil in kwaliteit."
    )


def tell_no_reversal(veld: Veld, namen: Namen) -> Zin:
    if veld.anders and veld.anders.methode.keert:
        return Zin(
            "Wie er ook afvalt, de anderen houden met deze cijfers en prijzen hun volgorde. Dat is niet altijd zo."
        )
    if not veld.gewicht:
        return Zin(
            "De volgorde kan niet omkeren als iemand afvalt: het verschil tussen twee hangt niet af van een ander."
        )
    if len(veld.deelnemers) < 3:
        return Zin(f"Een omkering ziet u pas met drie {namen.offertes} of meer: zet er een bij.")
    return Zin(
        "Wie er ook afvalt, de anderen houden met deze cijfers en prijzen hun volgorde. Bij een relatieve prijs is dat "
        "niet altijd zo: alleen het wegvallen van de laagste prijs kan de volgorde keren."
    )


def tell_newcomer(omslag: Omslag, namen: Namen) -> Zin:
    return Zin(
        f"Ook een nieuwe kan de volgorde keren: komt er een slechte {namen.offerte} bij onder {euro(omslag.prijs)}, "
        f"die zelf niet wint, dan staat {namen[omslag.dan]} boven {namen[omslag.nu]}.",
        letop=True,
    )


def tell_influence(invloeden: Iterable[Invloed], namen: Namen) -> Zin:
    rij = list(invloeden)
    beslissend = sum(i.wissel is not None for i in rij)
    if not beslissend:
        return Zin(f"Geen enkele vraag kan met één ander cijfer van één {namen.offerte} een andere winnaar geven.")
    stap = sum(i.wissel is not None and i.wissel.stappen == 1 for i in rij)
    genoeg = (
        f"bij {stap} daarvan is één stap op de schaal genoeg" if stap else "één stap op de schaal is nergens genoeg"
    )
    return Zin(
        f"Bij {beslissend} van de {len(rij)} vragen kan één ander cijfer van één {namen.offerte} een andere winnaar "
        f"geven; {genoeg}."
    )
