"""What the page of a rehearsal shows: for every question one asks of a method a sentence, a picture and a table."""

from dataclasses import dataclass
from fractions import Fraction

from bestek import structuur, weging
from bestek.profielen import words_of
from bestek.rekenwijze import UTILITY
from bestek.weging import METHODEN, number_text

from . import proef, proefbeeld, proefstand, proefzinnen
from .gunning import Rangorde, publiceer
from .proef import Proefofferte, Veld
from .proefanders import highest_winning
from .proefzinnen import Namen, Zin, euro, punten
from .tekening import Balk, Tekening, draw_bars

RIJ = tuple[str, ...]
ONREKENBAAR = {"instelling", "aandeel_onder_nul", "prijs_met_punten", "punten_bij_vaste_prijs"}
SLECHTSTE = "Wanneer goedkoop en slecht wint van goed"


@dataclass(frozen=True)
class Onderdeel:
    sleutel: str
    titel: str
    zinnen: tuple[Zin, ...]
    beeld: Tekening | None = None
    kop: RIJ = ()
    rijen: tuple[RIJ, ...] = ()


@dataclass(frozen=True)
class Proefuitkomst:
    conclusie: str
    onderdelen: tuple[Onderdeel, ...]


def obstacle(bestek: structuur.Bestek, perceel: structuur.Perceel) -> str:
    """Why there is nothing to rehearse yet; empty where there is."""
    if bestek.profiel == "open_house":
        return (
            "Bij Open House is er niets te oefenen: er zijn geen scores en geen rangorde. "
            "Wie aan alle eisen voldoet, wordt toegelaten."
        )
    if not bestek.methode:
        return "Kies eerst een gunningsmethode bij de gegevens van het bestek."
    for probleem in weging.problems(bestek):
        if probleem.stand.perceel == perceel.sleutel and _stops(probleem, bestek.methode):
            return probleem.zin
    vragen = bestek.vragen_van(perceel)
    if not vragen:
        return "Hier worden nog geen vragen gesteld. Voeg eerst vragen met punten toe."
    kaal = [v.nummer for v in vragen if not _marks(bestek, v)]
    return f"De schaal van vraag {kaal[0]} heeft nog geen cijfers die meetellen." if kaal else ""


def _stops(probleem: weging.Weegprobleem, methode: str) -> bool:
    """Whether the formula cannot be computed with this; other wrong weights are only told."""
    return probleem.soort in ONREKENBAAR or (probleem.soort == "prijs_zonder_punten" and methode == UTILITY)


def _marks(bestek: structuur.Bestek, vraag: structuur.Bestekvraag) -> list:
    punten_van_schaal = bestek.schaal(vraag.schaal).ankerpunten
    return [a for a in punten_van_schaal if vraag.minimum is None or a.waarde >= vraag.minimum]


def describe(
    bestek: structuur.Bestek, perceel: structuur.Perceel, offertes: tuple[Proefofferte, ...], schuif: str = ""
) -> Proefuitkomst:
    """Everything that follows from these offers; `schuif` is the one whose price moves in the picture."""
    rangorde = proef.rank_offers(bestek, perceel, offertes)
    veld = proef.field_of(rangorde)
    namen = Namen({o.sleutel: o.naam for o in offertes})
    woorden = words_of(bestek.profiel)
    namen.offerte, namen.offertes = woorden.offerte, woorden.offertes
    delen = [_ranking(rangorde, veld, namen)]
    if veld.gewicht and veld.deelnemers:
        delen += [_winning(veld, namen, schuif), _points(veld, namen), _poorest(rangorde, veld, namen)]
    elif veld.anders and veld.deelnemers:
        delen.append(_winning_otherwise(veld, namen))
    elif veld.deelnemers:
        delen.append(Onderdeel("prijs", "De prijs", (_fixed(bestek, perceel),)))
    if veld.deelnemers:
        delen.append(_drop_outs(rangorde, veld, namen))
    delen.append(_influence(rangorde, bestek, namen))
    return Proefuitkomst(proefzinnen.tell_first(proef.winners(veld), namen), tuple(delen))


def weight_problems(bestek: structuur.Bestek, perceel: structuur.Perceel) -> list[str]:
    """What is wrong with the points of this perceel; the rehearsal counts with them all the same."""
    return [p.zin for p in weging.problems(bestek) if p.stand.perceel == perceel.sleutel]


def _letters(namen: Namen) -> dict[str, int]:
    return {sleutel: nummer for nummer, sleutel in enumerate(namen, 1)}


def _label(sleutel: str, namen: Namen) -> str:
    return f"{sleutel} {namen[sleutel]}"


def _ranking(rangorde: Rangorde, veld: Veld, namen: Namen) -> Onderdeel:
    rijen, balken, methode = [], [], METHODEN[rangorde.invoer.methode]
    for u in rangorde.uitslagen:
        prijs = next(i.prijs for i in rangorde.invoer.inschrijvingen if i.inschrijving == u.inschrijving)
        prijsdeel = u.prijspunten.exact if u.prijspunten else Fraction(0)
        rij = [str(u.rang or "valt af"), _label(u.inschrijving, namen), _two(u.kwaliteit.exact)]
        if veld.met_prijs:
            rij.append(euro(prijs))
        if methode.prijspunten and methode.totaal == "Totaal":
            rij.append(_two(prijsdeel) if u.rang else "")
        rijen.append((*rij, _two(u.totaal.exact) if u.totaal else ""))
        if u.totaal:
            delen = ((u.kwaliteit.exact, "kwaliteit"), (prijsdeel, "prijs"))
            delen = ((u.totaal.exact, "kwaliteit"),) if methode.totaal != "Totaal" else delen
            balken.append(Balk(_label(u.inschrijving, namen), delen, _two(u.totaal.exact)))
    zinnen = [proefzinnen.tell_ranking(veld, namen)] if veld.deelnemers else []
    zinnen += [
        Zin(f"{namen[u.inschrijving]} valt af: het cijfer ligt onder het minimum.", letop=True)
        for u in rangorde.uitslagen
        if u.onder_minimum
    ]
    grootste = max([Fraction(0 if veld.anders else 100), *map(abs, proef.totals(veld).values())])
    uitleg = "Per rij een balk: het donkere deel is kwaliteit, het lichte deel prijs; achteraan het totaal."
    if methode.totaal != "Totaal":
        uitleg = f"Per rij een balk: {methode.totaal.lower()}. {'Hoe korter, hoe beter.' * methode.laagste_wint}"
    beeld = draw_bars("rangorde", "Punten voor kwaliteit en prijs", uitleg, balken, grootste)
    kop = ("Plaats", "Naam", "Kwaliteit", *_price_heads(veld, methode), methode.totaal)
    return Onderdeel("rangorde", "Rangorde", tuple(zinnen), beeld, kop, tuple(rijen))


def _price_heads(veld: Veld, methode: weging.Methode) -> RIJ:
    if not veld.met_prijs:
        return ()
    return ("Prijs", "Prijspunten") if methode.prijspunten and methode.totaal == "Totaal" else ("Prijs",)


def _winning_otherwise(veld: Veld, namen: Namen) -> Onderdeel:
    """Up to which price each wins, where the method is not that of a relative price."""
    rijen = []
    for d in sorted(veld.deelnemers, key=lambda d: -proef.totals(veld)[d.sleutel]):
        prijs, altijd = highest_winning(veld, d.sleutel)
        tekst = "elke prijs" if altijd else "geen enkele prijs" if prijs is None else euro(prijs)
        rijen.append((_label(d.sleutel, namen), euro(d.prijs), tekst))
    zin = Zin(
        f"Per {namen.offerte}: tot en met welke eigen prijs zij alleen vooraan staat. Steeds verandert die ene prijs."
    )
    kop = ("Naam", "Prijs nu", "Wint tot en met")
    return Onderdeel("winst", "Wie wint bij welke prijs", (zin,), None, kop, tuple(rijen))


def _winning(veld: Veld, namen: Namen, schuif: str) -> Onderdeel:
    grenzen = {d.sleutel: proef.winning_price(veld, d.sleutel) for d in veld.deelnemers}
    stand = proef.totals(veld)
    volgorde = sorted(stand, key=lambda s: -stand[s])
    eigen = schuif if schuif in stand else volgorde[min(1, len(volgorde) - 1)]
    prijzen = [d.prijs for d in veld.deelnemers]
    zones = proef.winner_zones(veld, eigen, min(prijzen) / 2, max(prijzen) * Fraction(3, 2))
    zin = proefzinnen.tell_zones(zones, namen[eigen], namen)
    titel = f"Totaal van elke {namen.offerte} bij een andere prijs van {namen[eigen]}"
    beeld = proefbeeld.draw_zones(titel, zin.tekst, veld, eigen, zones, _letters(namen))
    rijen = tuple(_price_row(veld, s, grenzen[s], namen) for s in volgorde)
    zinnen = (proefzinnen.tell_margins(veld, grenzen, namen), zin)
    kop = ("Naam", "Prijs nu", "Wint tot en met", "Verschil met nu")
    return Onderdeel("winst", "Wie wint bij welke prijs", zinnen, beeld, kop, rijen)


def _price_row(veld: Veld, sleutel: str, grens: proef.Grens, namen: Namen) -> RIJ:
    nu, prijs = veld[sleutel].prijs, proefzinnen.highest_winning(grens)
    if prijs is None:
        return _label(sleutel, namen), euro(nu), "elke prijs" if grens.altijd else "geen enkele prijs", ""
    teken = "+" if prijs > nu else "−" if prijs < nu else ""
    return _label(sleutel, namen), euro(nu), euro(prijs), f"{teken}{euro(abs(prijs - nu))}"


def _points(veld: Veld, namen: Namen) -> Onderdeel:
    prijzen = [p for d in veld.deelnemers if (p := proef.point_price(veld, d.sleutel))]
    if not prijzen:
        zin = Zin("Met één deelnemer is er niets om mee te vergelijken.")
        return Onderdeel("punt", "Wat een punt waard is in euro's", (zin,))
    bedragen = [(p.sleutel, p.bedrag) for p in prijzen]
    balken = [
        Balk(_label(s, namen), ((b or Fraction(0), "kwaliteit"),), "–" if b is None else euro(b)) for s, b in bedragen
    ]
    grootste = max(b or Fraction(0) for _, b in bedragen)
    uitleg = "Per rij een balk: hoe langer, hoe meer euro één punt kwaliteit daar goedmaakt."
    beeld = draw_bars("punt", "Eén punt kwaliteit in euro's", uitleg, balken, grootste)
    rijen = tuple(
        (_label(p.sleutel, namen), namen[p.tegen], "elk bedrag" if p.bedrag is None else euro(p.bedrag))
        for p in prijzen
    )
    zinnen = tuple(proefzinnen.tell_points(prijzen, veld, namen))
    kop = ("Naam", "Gemeten tegen", "Zoveel duurder mag bij één punt meer")
    return Onderdeel("punt", "Wat een punt waard is in euro's", zinnen, beeld, kop, rijen)


def _poorest(rangorde: Rangorde, veld: Veld, namen: Namen) -> Onderdeel:
    kwaliteit = proef.poorest_quality(rangorde.invoer.vragen)
    grens = proef.poorest_price(veld, kwaliteit)
    zinnen = tuple(proefzinnen.tell_poorest(veld, kwaliteit, grens, namen))
    titel = f"Onder welke prijs de slechtste {namen.offerte} wint"
    tot = max(d.prijs for d in veld.deelnemers) * 2 if grens.altijd else grens.prijs
    beeld = proefbeeld.draw_ruler(titel, zinnen[0].tekst, veld, tot)
    if grens.prijs is None:
        return Onderdeel("slechtste", SLECHTSTE, zinnen, beeld)
    rijen = tuple(
        (_label(d.sleutel, namen), euro(d.prijs), _percent(grens.prijs / d.prijs))
        for d in sorted(veld.deelnemers, key=lambda d: d.prijs)
    )
    kop = ("Naam", "Prijs", "De prijs waarbij de slechtste wint, als deel daarvan")
    return Onderdeel("slechtste", SLECHTSTE, zinnen, beeld, kop, rijen)


def _drop_outs(rangorde: Rangorde, veld: Veld, namen: Namen) -> Onderdeel:
    titel = "Wat er gebeurt als iemand afvalt"
    gevallen = proefstand.drop_outs(rangorde)
    zinnen = [zin for geval in gevallen for zin in proefzinnen.tell_drop_out(geval, namen)]
    zinnen = zinnen or [proefzinnen.tell_no_reversal(veld, namen)]
    zinnen += [proefzinnen.tell_newcomer(o, namen) for o in _newcomers(rangorde, veld)]
    if not gevallen:
        return Onderdeel("afvallen", titel, tuple(zinnen))
    gekeerd = max(gevallen, key=lambda g: (g.andere_winnaar, len(g.omkeringen), g.weg == _cheapest(veld)))
    naam = namen[gekeerd.weg]
    beeldtitel = f"Totalen met iedereen en zonder {naam}"
    uitleg = "Links de totalen met iedereen, rechts zonder wie afvalt. Lijnen die kruisen, zijn van plaats gewisseld."
    beeld = (
        None
        if veld.anders
        else proefbeeld.draw_slopes(beeldtitel, uitleg, gekeerd.voor, gekeerd.na, gekeerd.weg, _letters(namen))
    )
    rijen = tuple(
        (
            _label(g.weg, namen),
            proefzinnen.tell_first(g.winnaars, namen),
            proefzinnen.join(f"{namen[o.boven]} en {namen[o.onder]}" for o in g.omkeringen) or "niemand",
        )
        for g in gevallen
    )
    return Onderdeel("afvallen", titel, tuple(zinnen), beeld, ("Valt af", "Dan", "Van plaats gewisseld"), rijen)


def _cheapest(veld: Veld) -> str:
    return veld.laagste.sleutel if veld.gewicht else ""


def _newcomers(rangorde: Rangorde, veld: Veld) -> list[proef.Omslag]:
    """The first turn that a poor newcomer brings about who stays below the winner at that price."""
    kwaliteit = proef.poorest_quality(rangorde.invoer.vragen)
    for omslag in proef.tipping_points(veld):
        erbij = veld.join(proef.Deelnemer("", kwaliteit, omslag.prijs))
        if "" not in (eersten := proef.winners(erbij)) and omslag.dan in eersten:
            return [omslag]
    return []


def _influence(rangorde: Rangorde, bestek: structuur.Bestek, namen: Namen) -> Onderdeel:
    invloeden = proefstand.influence(rangorde)
    rijen = []
    for i in invloeden:
        vraag, w = bestek.vraag(i.vraag), i.wissel
        verandering = "geen"
        if w:
            stappen = "1 stap" if w.stappen == 1 else f"{w.stappen} stappen"
            van, naar = number_text(w.van), number_text(w.naar)
            verandering = f"{namen[w.offerte]} van {van} naar {naar} ({stappen}): "
            verandering += proefzinnen.tell_first(w.winnaars, namen)
        rijen.append((f"{vraag.nummer} {vraag.onderwerp}", punten(i.hoogstens), verandering))
    kop = (
        "Vraag",
        "Verschil tussen laagste en hoogste cijfer, in punten",
        "Kleinste verandering die de winnaar verandert",
    )
    zinnen = (proefzinnen.tell_influence(invloeden, namen),)
    return Onderdeel("invloed", "Wat elke vraag kan veranderen", zinnen, None, kop, tuple(rijen))


def _fixed(bestek: structuur.Bestek, perceel: structuur.Perceel) -> Zin:
    if METHODEN[bestek.methode].prijs_telt:
        return Zin("De prijs heeft nog geen punten en telt dus niet mee.", letop=True)
    bedrag = f" op {euro(perceel.vaste_prijs)}" if perceel.vaste_prijs is not None else ""
    return Zin(
        f"De prijs staat vast{bedrag}. Een lagere prijs levert niets op: goedkoop en slecht wint nooit van goed, "
        "en een punt heeft geen prijs in euro's. Reken daarom vooraf na of de prijs reëel is."
    )


def _two(waarde: Fraction) -> str:
    return number_text(publiceer(waarde, 2), 2)


def _percent(deel: Fraction) -> str:
    return f"{number_text(publiceer(deel * 100, 0))}%"
