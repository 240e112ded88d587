"""The award methods in words, as a bestek publishes them. The arithmetic stands in `rekenwijze`, by the same name."""

from dataclasses import dataclass

# What a method asks the buyer for, beside the points of the questions. Those of a perceel are fields of `Perceel`.
PUNTEN, GRENZEN, VASTE_PRIJS, FACTOR = "punten_prijs", "grenzen", "vaste_prijs", "prijsfactor"


@dataclass(frozen=True)
class Methode:
    """An award method as published."""

    naam: str
    titel: str
    formule: str
    uitleg: str  # for bidders; the bestek prints it
    let_op: str  # for the buyer who chooses
    bron: str
    relatief: bool  # whether another offer can change one's points
    prijs_telt: bool
    vraagt: tuple[str, ...] = ()
    keert: bool = False  # whether the order of two can turn when a third drops out
    in_euro: bool = False  # questions are worth euros, without a fixed total
    laagste_wint: bool = False
    vanaf_nul: bool = False  # whether a share below zero would turn the price round
    totaal: str = "Totaal"  # what the number is called by which offers are ranked

    @property
    def prijspunten(self) -> bool:
        """Whether the price has points of its own, which add up to 100 with those of the questions."""
        return PUNTEN in self.vraagt


PER_VRAAG = "Elke vraag heeft een aantal punten; de score bepaalt welk deel daarvan een inschrijving krijgt. "
KWALITEIT = "som van (punten × aandeel bij de score)"
ONAFGEROND = "De volgorde wordt bepaald met onafgeronde getallen."

_METHODEN = (
    Methode(
        naam="gewogen_punten_relatieve_prijs",
        titel="Gewogen punten met relatieve prijs",
        formule=("totaal = som van (punten × aandeel bij de score) + punten prijs × laagste geldige prijs / prijs"),
        uitleg=(
            "Elke vraag heeft een aantal punten. De score bepaalt welk deel daarvan een inschrijving krijgt. "
            "De laagste geldige prijs krijgt alle punten voor de prijs. Een hogere prijs krijgt er naar "
            "verhouding minder: wie twee keer zo duur is, krijgt de helft. De inschrijving met de meeste "
            "punten staat bovenaan. De volgorde wordt bepaald met onafgeronde punten."
        ),
        let_op=(
            "De prijspunten hangen af van de laagste prijs van een ander. Valt die inschrijving weg, dan "
            "veranderen de punten en soms de volgorde. Schrijf in het bestek wat er dan gebeurt."
        ),
        bron="https://www.vindinkoopenaanbesteding.nl/relatief-beoordelen-reden-ontslag/",
        relatief=True,
        prijs_telt=True,
        vraagt=(PUNTEN,),
        keert=True,
    ),
    Methode(
        naam="lineair_tussen_grenzen",
        titel="Gewogen punten met een prijs tussen grenzen",
        formule=(f"totaal = {KWALITEIT} + punten prijs × (bovengrens - prijs) / (bovengrens - ondergrens)"),
        uitleg=(
            f"{PER_VRAAG}De gemeente noemt vooraf twee prijzen. Wie op of onder de ondergrens biedt, krijgt alle "
            "punten voor de prijs. Wie op of boven de bovengrens biedt, krijgt er geen. Daartussen lopen de punten "
            f"gelijkmatig af. De inschrijving met de meeste punten staat bovenaan. {ONAFGEROND}"
        ),
        let_op=(
            "De punten van de een hangen niet af van de ander, maar u moet de markt kennen. Onder de ondergrens levert "
            "een lagere prijs niets meer op; liggen alle prijzen boven de bovengrens, dan telt de prijs niet mee. "
            "Een bovengrens sluit niemand uit: wilt u dat, noem dan ook een plafondprijs."
        ),
        bron="https://support.negometrix.com/nl/support/solutions/articles/9000092064-de-gewogen-factor-methode",
        relatief=False,
        prijs_telt=True,
        vraagt=(PUNTEN, GRENZEN),
    ),
    Methode(
        naam="relatief_lineair",
        titel="Gewogen punten met een lineair aflopende prijs",
        formule=(
            f"totaal = {KWALITEIT} + punten prijs × (factor × laagste geldige prijs - prijs) "
            "/ ((factor - 1) × laagste geldige prijs), en nooit minder dan 0 punten voor de prijs"
        ),
        uitleg=(
            f"{PER_VRAAG}De laagste geldige prijs krijgt alle punten voor de prijs. Met elke euro daarboven gaan er "
            "evenveel punten af, tot nul punten bij de factor keer de laagste prijs. Wie duurder is, krijgt voor de "
            f"prijs ook nul punten. De inschrijving met de meeste punten staat bovenaan. {ONAFGEROND}"
        ),
        let_op=(
            "De laagste prijs van een ander bepaalt hoeveel punten een euro kost. Valt die inschrijving weg, dan kan "
            "de volgorde omslaan. Eén heel lage prijs zet de rest op nul punten. Leg vast wat er bij uitval gebeurt."
        ),
        bron="https://de.openprocurements.com/tender/lieferung-von-tonnenketten-zubehor-2023-nach-din-5683",
        relatief=True,
        prijs_telt=True,
        vraagt=(PUNTEN, FACTOR),
        keert=True,
    ),
    Methode(
        naam="logaritmisch",
        titel="Gewogen punten met een logaritmische prijs",
        formule=(f"totaal = {KWALITEIT} + punten prijs × (1 - log(prijs / laagste geldige prijs) / log(factor))"),
        uitleg=(
            f"{PER_VRAAG}De laagste geldige prijs krijgt alle punten voor de prijs; wie de factor keer zo duur is, "
            "krijgt er nul. Daartussen kost hetzelfde percentage erbij steeds evenveel punten. Wie nog duurder is, "
            f"krijgt voor de prijs minpunten. De inschrijving met de meeste punten staat bovenaan. {ONAFGEROND}"
        ),
        let_op=(
            "De punten hangen af van de laagste prijs, maar de volgorde van de anderen verandert niet als iemand "
            "wegvalt: het verschil tussen twee inschrijvingen volgt alleen uit hun eigen prijzen. Zeg erbij dat "
            "minpunten mogelijk zijn. De bron noemt 1,5, 2 en 3 als gebruikelijke factoren."
        ),
        bron="https://support.negometrix.com/nl/support/solutions/articles/9000092065-de-log-formule",
        relatief=True,
        prijs_telt=True,
        vraagt=(PUNTEN, FACTOR),
    ),
    Methode(
        naam="gunnen_op_waarde",
        titel="Gunnen op waarde",
        formule="fictieve prijs = prijs - som van (waarde van de vraag × aandeel bij de score)",
        uitleg=(
            "Elke vraag heeft een waarde in euro's. De score bepaalt welk deel van die waarde van de prijs af gaat; "
            "bij een aandeel onder nul komt er juist een bedrag bij. Wat overblijft is de fictieve prijs. De "
            "inschrijving met de laagste fictieve prijs staat bovenaan. De opdracht wordt betaald tegen de prijs die "
            f"is geboden. {ONAFGEROND}"
        ),
        let_op=(
            "U zegt vooraf wat betere kwaliteit u in euro's waard is; de punten tellen dus niet op tot 100. Zijn de "
            "waarden hoog ten opzichte van de prijs, dan wint kwaliteit bijna altijd, en andersom."
        ),
        bron="https://support.negometrix.com/nl/support/solutions/articles/9000123966-gunnen-op-waarde",
        relatief=False,
        prijs_telt=True,
        in_euro=True,
        laagste_wint=True,
        totaal="Fictieve prijs",
    ),
    Methode(
        naam="prijs_per_punt",
        titel="Waar voor uw geld: kwaliteit gedeeld door prijs",
        formule=f"punten per miljoen euro = ({KWALITEIT}) × 1.000.000 / prijs",
        uitleg=(
            f"{PER_VRAAG}Het aantal punten wordt gedeeld door de prijs. Wie per euro de meeste kwaliteit biedt, staat "
            "bovenaan; dat is ook wie per punt het minste kost. Tien procent meer kwaliteit mag zo tien procent meer "
            f"kosten. {ONAFGEROND}"
        ),
        let_op=(
            "Kwaliteit en prijs wegen altijd even zwaar; een andere verhouding is niet in te stellen. Een goedkope "
            "inschrijving met weinig kwaliteit kan winnen: stel daarom minimumscores. Scores met een aandeel onder "
            "nul kunnen hier niet."
        ),
        bron="https://support.negometrix.com/nl/support/solutions/articles/9000129991-value-for-money-50-50-index",
        relatief=False,
        prijs_telt=True,
        vanaf_nul=True,
        totaal="Punten per miljoen euro",
    ),
    Methode(
        naam="utility_index",
        titel="Utility Index",
        formule=(
            "index = (1 - (hoogste kwaliteit - kwaliteit) / punten prijs) × 100 × laagste geldige prijs / prijs, "
            f"met kwaliteit = {KWALITEIT}"
        ),
        uitleg=(
            f"{PER_VRAAG}Van wie de meeste kwaliteit biedt, telt de kwaliteit voor 100%. Een ander krijgt voor elk "
            "punt minder een aftrek; hoe minder punten de prijs heeft, hoe groter die aftrek. Wat overblijft wordt "
            "vermenigvuldigd met de laagste geldige prijs en gedeeld door de eigen prijs. De hoogste index staat "
            f"bovenaan. {ONAFGEROND}"
        ),
        let_op=(
            "De index hangt dubbel van anderen af: van de hoogste kwaliteit en van de laagste prijs. Valt de "
            "inschrijving met de hoogste kwaliteit weg, dan kan de volgorde omslaan. Dezelfde inschrijvingen kunnen "
            "hier in een andere volgorde staan dan bij kwaliteit gedeeld door prijs."
        ),
        bron="https://support.negometrix.com/nl/support/solutions/articles/9000123978-de-utility-index",
        relatief=True,
        prijs_telt=True,
        vraagt=(PUNTEN,),
        keert=True,
        totaal="Index",
    ),
    Methode(
        naam="kwaliteit_vaste_prijs",
        titel="100% kwaliteit met vaste prijs",
        formule="totaal = som van (punten × aandeel bij de score)",
        uitleg=(
            "De gemeente stelt de prijs vast; inschrijvers bieden alleen kwaliteit. Elke vraag heeft een "
            "aantal punten en de score bepaalt welk deel daarvan een inschrijving krijgt. De inschrijving "
            "met de meeste punten staat bovenaan. Staat bij een vraag een minimumscore, dan valt een "
            "inschrijving met een lagere score af."
        ),
        let_op="Leg vast hoe de prijs is berekend: de gemeente moet kunnen uitleggen dat hij reëel is.",
        bron="https://lexboost.com/rechtspraak/ECLI:NL:RBGEL:2021:6838",
        relatief=False,
        prijs_telt=False,
        vraagt=(VASTE_PRIJS,),
    ),
)
METHODEN: dict[str, Methode] = {methode.naam: methode for methode in _METHODEN}
