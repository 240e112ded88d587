"""How firm a ranking is, in plain sentences with the names of the bids."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from bestek.weging import number_text

from ..gunning import publiceer
from ..proefzinnen import Namen, Zin, euro, join
from . import Stevigheid
from .beoordelaars import Beoordelaarsproef
from .gewichten import Gewichtsruimte, Rand
from .uitval import Uitval


def tell_then(eersten: Iterable[str], namen: Namen) -> str:
    """Who stand first, after "dan"."""
    rij = sorted(namen[s] for s in eersten)
    if not rij:
        return "houdt niemand een plaats in de rangorde"
    return f"staat {rij[0]} vooraan" if len(rij) == 1 else f"delen {join(rij)} de eerste plaats"


def percent(aantal: int, van: int) -> str:
    """One decimal; what happened now and then is not shown as never, nor almost always as always."""
    if 0 < aantal * 2000 < van:
        return "< 0,1%"
    if 0 < (van - aantal) * 2000 < van:
        return "> 99,9%"
    return f"{number_text(publiceer(Fraction(aantal, van) * 100, 1), 1)}%"


def amount(waarde: Fraction, bedragen: bool) -> str:
    return euro(waarde) if bedragen else number_text(publiceer(waarde, 2))


def tell_smallest(m: Stevigheid, vragen: Mapping[str, str], namen: Namen) -> Zin:
    if len(m.eersten) > 1:
        eersten = join(sorted(namen[s] for s in m.eersten))
        return Zin(f"{eersten} delen de eerste plaats al: de kleinste verandering van een cijfer beslist.", letop=True)
    k = m.kleinste
    if k is None:
        return Zin("Met geen enkele verandering van cijfers, hoe groot ook, komt een ander vooraan.")
    delen = [
        f"{namen[w.inschrijving]} op {vragen[w.vraag]} een {number_text(w.naar)} in plaats van een {number_text(w.van)}"
        for w in k.wijzigingen
    ]
    stappen = "Eén stap op één schaal is" if k.stappen == 1 else f"{k.stappen} stappen op de schalen zijn"
    tekst = f"{stappen} genoeg, en met minder kan het niet. Krijgt {join(delen)}, dan {tell_then(k.eersten, namen)}."
    return Zin(tekst, letop=k.stappen == 1)


def tell_weights(m: Stevigheid, delen: Mapping[str, str], namen: Namen, bedragen: bool) -> list[Zin]:
    """The most sensitive weight, and how many never matter."""
    vrij = [r for r in m.gewichten if r.laag is None and r.hoog is None]
    zinnen = []
    if krap := min((p for r in m.gewichten for p in _shifts(r)), key=lambda paar: paar[0], default=None):
        _, ruimte, rand, kant = krap
        woord = "minder" if kant < 0 else "meer"
        eenheid = "" if bedragen else " punten"
        nu, dan = amount(ruimte.gewicht, bedragen), amount(rand.waarde, bedragen)
        gevolg = tell_then(rand.dan or rand.gelijk, namen)
        zinnen.append(
            Zin(
                f"Het gevoeligst is {delen[ruimte.onderdeel]}, nu {nu}{eenheid}: bij {woord} dan {dan} {gevolg}."
                if rand.dan
                else f"Het gevoeligst is {delen[ruimte.onderdeel]}, nu {nu}{eenheid}: bij {dan} {gevolg}."
            )
        )
    aantal = len(m.gewichten)
    if len(vrij) == aantal:
        zinnen.append(Zin("Geen enkel gewicht kan, alleen, een andere uitkomst geven."))
    elif vrij:
        zinnen.append(Zin(f"Bij {len(vrij)} van de {aantal} gewichten maakt geen enkele andere waarde verschil."))
    gelijk = (
        "De andere bedragen blijven daarbij gelijk."
        if bedragen
        else "De andere gewichten houden daarbij hun verhouding, zodat het totaal gelijk blijft."
    )
    return [*zinnen, Zin(f"Steeds verschuift één gewicht. {gelijk}")]


def _shifts(ruimte: Gewichtsruimte) -> list[tuple[Fraction, Gewichtsruimte, Rand, int]]:
    randen = ((ruimte.laag, -1), (ruimte.hoog, 1))
    return [(abs(rand.waarde - ruimte.gewicht), ruimte, rand, kant) for rand, kant in randen if rand]


def tell_marks(m: Stevigheid) -> Zin:
    stap = sum(r.stappen == 1 for r in m.cijfers)
    meer = sum(r.stappen is not None for r in m.cijfers)
    aantal = len(m.cijfers)
    if not meer:
        return Zin(f"Geen van de {aantal} cijfers kan, alleen, iets aan de eerste plaats veranderen.")
    een = "geen enkel cijfer" if not stap else f"{stap} van de {aantal} cijfers"
    return Zin(
        f"Bij {een} verandert één stap op de schaal wie vooraan staat; bij {meer} kan het met een of meer stappen.",
        letop=bool(stap),
    )


def tell_reviewers(proef: Beoordelaarsproef, mensen: Mapping[str, str], namen: Namen) -> list[Zin]:
    """A what-if of the individual marks, and said so."""
    if not proef.zonder:
        return [Zin("Er zijn geen cijfers van afzonderlijke beoordelaars.")]
    zinnen = []
    if proef.allen is None:
        zinnen.append(Zin("Niet elk antwoord heeft een cijfer van een beoordelaar; een gemiddelde is niet te maken."))
    else:
        anders = [z for z in proef.zonder if z.andere_eerste]
        kan = [z for z in proef.zonder if z.rangen is not None]
        if proef.andere_eerste:
            tekst = f"Met het gemiddelde van alle cijfers {tell_then(proef.eersten, namen)}, anders dan in consensus."
            zinnen.append(Zin(tekst, letop=True))
        if anders:
            delen = [f"zonder {mensen[z.beoordelaar]} {tell_then(z.eersten, namen)}" for z in anders]
            zinnen.append(Zin(f"Eén beoordelaar maakt verschil: {'; '.join(delen)}.", letop=True))
        elif kan:
            zin = f"Welke van deze {len(kan)} beoordelaars u ook weglaat: de eerste plaats verandert niet."
            zinnen.append(Zin(zin if len(kan) > 1 else "Zonder deze beoordelaar verandert de eerste plaats niet."))
        if mist := [mensen[z.beoordelaar] for z in proef.zonder if z.rangen is None]:
            zinnen.append(Zin(f"Zonder {join(mist)} blijft een antwoord zonder cijfer; dat is niet te berekenen."))
    uitleg = (
        "Dit is een gedachteproef met het gemiddelde van de eigen cijfers. De rangorde zelf volgt uit het cijfer dat "
        "de commissie samen vaststelde; wat zij zonder dit lid had vastgesteld, weet niemand."
    )
    return [*zinnen, Zin(uitleg)]


def tell_drop_outs(gevallen: tuple[Uitval, ...], relatief: bool, doorschuiven: bool, namen: Namen) -> list[Zin]:
    if not gevallen:
        return [Zin(f"Een omkering kan pas met drie {namen.offertes} of meer.")]
    if not relatief:
        return [Zin("Valt er iemand af, dan schuift de rest op: bij deze methode hangen punten niet van een ander af.")]
    anders = [g for g in gevallen if g.andere_eerste]
    zinnen = [
        Zin(
            f"Valt {namen[g.weg]} af, dan {tell_then(g.eersten, namen)} in plaats van "
            f"{join(sorted(namen[s] for s in g.verwacht))}, zonder dat hun {namen.offertes} veranderen.",
            letop=True,
        )
        for g in anders
    ]
    keert = [g for g in gevallen if g.omkeringen]
    if lager := [g for g in keert if g not in anders]:
        wie = join(namen[g.weg] for g in lager)
        zinnen.append(
            Zin(f"Valt {wie} af, dan wisselen anderen van plaats; de eerste plaats wordt er niet anders van.")
        )
    if not keert:
        zinnen.append(Zin("Wie er ook afvalt, de anderen houden hun volgorde. Bij deze methode is dat niet altijd zo."))
    elif doorschuiven:
        zinnen.append(Zin("Volgens het bestek blijven de punten staan bij uitval: dan schuift de volgende op."))
    return zinnen


def tell_draws(m: Stevigheid, namen: Namen) -> list[Zin]:
    t = m.trekking
    beste = sorted(t.kansen, key=lambda k: (-k.alleen, -k.gedeeld))[:2]
    delen = [f"{namen[k.inschrijving]} in {percent(k.alleen, t.aantal)}" for k in beste if k.alleen]
    gedeeld = t.aantal - sum(k.alleen for k in t.kansen)
    leeg = any(k.zonder_rang for k in t.kansen)
    zin = f"Van {number_text(Fraction(t.aantal))} trekkingen staat {join(delen)} alleen vooraan." if delen else ""
    if gedeeld:
        zin += f" In {percent(gedeeld, t.aantal)} is de eerste plaats {'gedeeld of leeg' if leeg else 'gedeeld'}."
    fout = number_text(publiceer(Fraction(t.fout).limit_denominator(10**6) * 100, 1), 1)
    uitleg = (
        "In elke trekking gaat ieder cijfer met kans 1 op 4 een stap omlaag, met kans 1 op 4 een stap omhoog, en "
        "blijft het anders staan; aan het eind van de schaal blijft het staan. De kansen zijn een aanname, geen "
        f"schatting van fouten. Elk percentage heeft een standaardfout van hoogstens {fout} procentpunt. De trekkingen "
        f"liggen vast door de invoer (SHA-256 {t.zaad[:16]}…): wie narekent, vindt dezelfde."
    )
    return [Zin(zin.strip()), Zin(uitleg)]
