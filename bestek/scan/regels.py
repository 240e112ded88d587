"""The rules by code: what each is called, how serious it is, why, on what ground, and what mends it. Pure.

*Fout* is what cannot stand: it conflicts with what must be published, or the sums do not work out. All else, and
everything that is recognised by its words and may be misread, is *let op*.
"""

from dataclasses import dataclass, replace

from .bevinding import FOUT, LET_OP, Bevinding, Bron, Remedie

OPEN_VRAGEN = Bron("Brief 1, tip: open vragen stellen", brief=1, code="1-tip-open-vragen")
PARTICIPATIE = Bron("Brief 2, nota bene over participatieplekken", brief=2, code="2-nota-bene-participatieplekken")
RUIMTE = Bron("Brief 1, vraag 1.1 en haar handvatten", brief=1, code="1.1")
ALFA = Bron("Brief 8, Alfa NT2 in het kort", brief=8, code="8-alfa-nt2-in-het-kort")
VISIE = Bron("Brief 1, aanbeveling 3: aanbieders maken B1 haalbaar", brief=1, code="1-b1-haalbaar")
GEBRUIK = Bron("Voorwoord: drie manieren om de brieven te gebruiken", brief=0, code="0-gebruik")
AW_GEWICHT = Bron(
    "Aanbestedingswet 2012, artikel 2.115: criteria en hun gewicht vooraf bekend",
    "https://www.peterhoogstrate.nl/p/beste-prijs-kwaliteit-verhouding.html",
)
AW_BPKV = Bron(
    "Aanbestedingswet 2012, artikel 2.114: beste prijs-kwaliteitverhouding is de hoofdregel",
    "https://www.peterhoogstrate.nl/p/beste-prijs-kwaliteit-verhouding.html",
)
AW_MOTIVEREN = Bron(
    "Aanbestedingswet 2012, artikel 2.130: de beslissing motiveren", "http://www.isgv.nl/handboek/gunningsbeslissing"
)
MATRIX = Bron(
    "Commissie van Aanbestedingsexperts, advies 658: het effect van elke bevinding op de score moet blijken",
    "https://www.commissievanaanbestedingsexperts.nl/documenten/adviezen/2022/04/15/advies-658",
)
PIANOO = Bron(
    "PIANOo, beoordelingsmethoden voor BPKV-criteria",
    "https://www.pianoo.nl/nl/themas/bpkv/aan-de-slag/voorbereiden/beschrijving-beoordelingsmethoden-bpkv-criteria",
)
BEGINSELEN = Bron(
    "PIANOo, vereenvoudigde procedure: ook dan gelden de beginselen van aanbesteden",
    "https://www.pianoo.nl/nl/themas/sociaal-domein/aan-de-slag/vereenvoudigde-aanbestedingsprocedure-voor-sociale-en-andere",
)
RELATIEF = Bron(
    "Relatief beoordelen (Hoge Raad 9 mei 2014, Ricoh/Utrecht)",
    "https://www.vindinkoopenaanbesteding.nl/relatief-beoordelen-reden-ontslag/",
)
DOUMA = Bron(
    "Flesch-Doumaformule, besproken in Onze Taal", "https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php"
)


@dataclass(frozen=True)
class Regel:
    code: str
    naam: str
    ernst: str
    waarom: str
    bron: Bron
    doe: str

    def found(self, zin: str, plek: str, **velden: object) -> Bevinding:
        """A finding of this rule; `remedie`, `waarom` and `bron` may be told for the case at hand."""
        vast = {"waarom": self.waarom, "bron": self.bron, "remedie": Remedie(self.doe)}
        return Bevinding(regel=self.code, ernst=self.ernst, zin=zin, plek=plek, **(vast | velden))


def action(regel: Regel, actie: str, knop: str, doel: str) -> Remedie:
    """The rule's remedy with a button that does it."""
    return replace(Remedie(regel.doe), actie=actie, knop=knop, doel=doel)


_REGELS = (
    Regel(
        "gesloten_vraag", "Gesloten vraag", LET_OP,
        "Op deze vraag is ja of nee een volledig antwoord. Iedereen zegt ja, en u ziet niet wie het kan.",
        OPEN_VRAGEN, "Vraag hoe, waarom of waaruit blijkt. Wat iedereen moet doen, wordt een eis.",
    ),
    Regel(
        "stuurt_antwoord", "Vraag geeft het antwoord weg", LET_OP,
        "De tekst zegt al wat het antwoord moet zijn. Dat lokt overschrijven uit, en u ziet niet of de aanbieder "
        "het zelf had bedacht.",
        OPEN_VRAGEN, "Noem het doel en laat de weg vrij, of maak er een eis van.",
    ),
    Regel(
        "meer_vragen", "Meer vragen in één", LET_OP,
        "Er staan vragen in die los te beantwoorden zijn. Eén cijfer voor twee onderwerpen is later niet te "
        "motiveren.",
        AW_MOTIVEREN, "Maak er aparte vragen van, elk met eigen punten, of kies er één.",
    ),
    Regel(
        "zonder_criteria", "Geen openbaar criterium", FOUT,
        "De vraag krijgt punten, maar een inschrijver kan niet weten waarop. Alleen wat bekend is gemaakt, mag "
        "meetellen.",
        AW_GEWICHT, "Zet ten minste één criterium op openbaar.",
    ),
    Regel(
        "te_veel_criteria", "Te veel criteria", LET_OP,
        "Met zoveel criteria telt geen ervan nog merkbaar mee, en wordt het antwoord een afvinklijst.",
        PIANOO, "Kies wat het verschil maakt; zet de rest op achtergrond.",
    ),
    Regel(
        "criterium_niet_gevraagd", "Criterium dat niet wordt gevraagd", LET_OP,
        "Geen deel van de vraag vraagt hierom. Wie de vraag goed beantwoordt, mist toch punten.",
        AW_GEWICHT, "Vraag ernaar, verplaats het criterium naar een andere vraag, of zet het op achtergrond.",
    ),
    Regel(
        "budgetvoorwaarde", "Criterium zonder ruimte in het bestek", LET_OP,
        "Dit kan een aanbieder alleen laten zien als bestek en budget er ruimte voor geven. In dit bestek staat "
        "die ruimte niet.",
        RUIMTE, "Schrijf in een paragraaf welke ruimte u geeft, of zet het criterium op achtergrond.",
    ),
    Regel(
        "punten", "Punten kloppen niet", FOUT,
        "Kwaliteit en prijs zijn samen 100 punten per perceel; anders klopt het gewicht niet dat u bekendmaakt.",
        AW_GEWICHT, "Verdeel de punten opnieuw.",
    ),
    Regel(
        "gewicht_te_klein", "Gewicht te klein om te tellen", LET_OP,
        "Het grootste verschil dat deze vraag kan maken, is kleiner dan één stap op elke andere vraag. Zij beslist"
        " dus alleen tussen inschrijvingen die verder bijna gelijk staan, en kost wel schrijf- en leeswerk.",
        PIANOO, "Geef de vraag meer punten, voeg haar samen met een andere, of haal haar uit het bestek.",
    ),
    Regel(
        "ankerwoorden_gelijk", "Cijfers met dezelfde woorden", FOUT,
        "Twee cijfers zijn aan hun woorden niet te onderscheiden. Een beoordelaar kan dan niet uitleggen waarom "
        "hij het ene gaf en niet het andere.",
        MATRIX, "Schrijf bij elk cijfer wat het anders maakt dan het cijfer ernaast.",
    ),
    Regel(
        "subcriteria_verzwegen", "Maatstaf die niet bekend is", FOUT,
        "Hier wordt aangekondigd dat iets meetelt wat inschrijvers niet kunnen kennen.",
        AW_GEWICHT, "Noem wat meetelt en hoe zwaar, of schrap de zin.",
    ),
    Regel(
        "participatieplek", "Plekken zoeken bij de taalaanbieder", LET_OP,
        "Het vinden van plekken om mee te doen komt bij de taalaanbieder te liggen. Dat is lang niet altijd zijn "
        "vak, en de brief raadt af hem daar in het bestek toe te dwingen.",
        PARTICIPATIE,
        "Leg het zoeken bij de gemeente of een andere partij, of verken vooraf met aanbieders wat zij kunnen.",
    ),
    Regel(
        "lengte_uit_verhouding", "Lengte niet in verhouding tot de punten", LET_OP,
        "De gevraagde bladzijden en de punten lopen ver uiteen. Inschrijvers schrijven veel voor weinig, of hebben"
        " voor wat zwaar telt geen ruimte.",
        PIANOO, "Pas de lengte of de punten aan.",
    ),
    Regel(
        "begrip_onverklaard", "Begrip zonder uitleg", LET_OP,
        "Een aanbieder van elders hoeft dit woord niet te kennen, en twee lezers kunnen er iets anders onder "
        "verstaan.",
        BEGINSELEN, "Leg het woord uit waar u het gebruikt, of in een paragraaf Begrippen.",
    ),
    Regel(
        "onduidelijke_verwijzing", "Verwijzing zonder vindplaats", LET_OP,
        "De tekst verwijst, maar wijst niet aan waarnaar. Twee inschrijvers kunnen iets anders opzoeken.",
        BEGINSELEN, "Noem nummer, titel, wet met artikel of bladzijde.",
    ),
    Regel(
        "leesniveau", "Zware tekst", LET_OP,
        "De tekst is zwaarder dan nodig. Wie hem moet herlezen, kan hem ook anders lezen.",
        DOUMA, "Knip de zin, noem wie wat doet, en kies gewone woorden.",
    ),
    Regel(
        "perceel_zonder_route", "Perceel zonder vraag over zijn route", LET_OP,
        "De brieven hebben vragen die alleen bij deze route horen. In dit perceel staat er geen enkele.",
        VISIE, "Voeg een vraag toe die over deze route gaat.",
    ),
    Regel(
        "z_zonder_alfabetisering", "Z-route zonder alfabetisering", LET_OP,
        "In de Z-route leren veel mensen lezen en schrijven terwijl zij de taal leren. Zonder vraag daarover kiest"
        " u een aanbieder zonder te weten of hij dat kan.",
        ALFA, "Voeg een vraag van brief 8 toe.",
    ),
    Regel(
        "thema_gat", "Thema’s waar niets over wordt gevraagd", LET_OP,
        "De brieven vragen in deze route ook hiernaar. Weglaten mag, als u het bewust doet.",
        GEBRUIK, "Bekijk de dekking van thema’s en kies wat u wilt vragen.",
    ),
    Regel(
        "alleen_prijs", "Alleen de prijs telt", LET_OP,
        "Er wordt alleen op prijs gegund. De beste verhouding van prijs en kwaliteit is de hoofdregel; wie daarvan"
        " afwijkt, moet dat uitleggen.",
        AW_BPKV, "Stel vragen met punten, of schrijf in een paragraaf waarom alleen de prijs telt.",
    ),
    Regel(
        "relatieve_prijs", "De volgorde kan omslaan", LET_OP,
        "De punten voor prijs hangen af van de laagste prijs van een ander. Valt die inschrijving af, dan kan een "
        "ander winnen.",
        RELATIEF,
        "Schrijf in een paragraaf of er opnieuw wordt gerekend als een inschrijving afvalt, of kies een vaste prijs.",
    ),
    Regel(
        "datum", "Datum die niet te halen is", FOUT,
        "Met deze datums is de procedure niet te doorlopen zoals het bestek zegt.",
        BEGINSELEN, "Pas de planning aan.",
    ),
)  # fmt: skip
REGELS: dict[str, Regel] = {regel.code: regel for regel in _REGELS}
