from django.db.models import TextChoices


class Routecode(TextChoices):
    """The three learning routes of the Wet inburgering 2021; a bestek keeps their codes, people read their names."""

    B1 = "B1", "B1-route"
    ONDERWIJS = "O", "Onderwijsroute"
    ZELFREDZAAMHEID = "Z", "Zelfredzaamheidsroute"


class Logica(TextChoices):
    """How many handvatten of a group a good answer shows."""

    ALLE = "alle", "Alle punten horen erin"
    EEN_OF_MEER = "een_of_meer", "Eén of meer volstaat"
    ILLUSTRATIEF = "illustratief", "Gewenste elementen, ter illustratie"


class Onderdeelsoort(TextChoices):
    """What kind of text a section of a letter is."""

    AANBEVELING = "aanbeveling", "Aanbeveling"
    BELEIDSKEUZE = "beleidskeuze", "Beleidskeuze"
    INDICATOR = "indicator", "Indicatoren"
    TIP = "tip", "Tip"
    RANDVOORWAARDE = "randvoorwaarde", "Randvoorwaarde"
    GOEDE_PRAKTIJK = "goede_praktijk", "Goede praktijk"
    PROFIEL = "profiel", "Profiel"
    ROUTE = "route", "Aandacht per route"
    TOELICHTING = "toelichting", "Achtergrond"
    DEFINITIE = "definitie", "Definitie"
    SUCCESFACTOR = "succesfactor", "Succesfactor"
    MATERIAAL = "materiaal", "Materiaal"
    VOORBEELD = "voorbeeld", "Voorbeeld"
    KADER = "kader", "Kader"
    NOTA_BENE = "nota_bene", "Let op"
    BRON = "bron", "Bronnen"


class Eissoort(TextChoices):
    """The kind of a knock-out requirement, in a bestek and in a gemeente's own library."""

    UITSLUITINGSGROND = "uitsluitingsgrond", "Uitsluitingsgrond"
    GESCHIKTHEIDSEIS = "geschiktheidseis", "Geschiktheidseis"
    UITVOERINGSEIS = "uitvoeringseis", "Uitvoeringseis"


class Itemsoort(TextChoices):
    """What a gemeente keeps in its own library."""

    VRAAG = "vraag", "Vraag"
    CRITERIUM = "criterium", "Criterium"
    EIS = "eis", "Eis"
    PARAGRAAF = "paragraaf", "Paragraaf"


class Deling(TextChoices):
    """With whom an item of one's own library is shared."""

    EIGEN = "eigen", "Alleen onze gemeente"
    REGIO = "regio", "Onze regio"
    ALLEN = "allen", "Alle gemeenten"


class Wijzigingsoort(TextChoices):
    """What an edition did with an item of the letters."""

    NIEUW = "nieuw", "Nieuw"
    GEWIJZIGD = "gewijzigd", "Gewijzigd"
    VERVALLEN = "vervallen", "Vervallen"


class Beleidsstand(TextChoices):
    """How far a gemeente is with a choice of its policy workbook."""

    OPEN = "open", "Nog niet begonnen"
    IN_BEWERKING = "in_bewerking", "In bewerking"
    BESLOTEN = "besloten", "Besloten"


class Tekstsoort(TextChoices):
    """To what kind of content a piece of the letters' literal text belongs."""

    BRIEF = "brief", "Brief"
    ONDERDEEL = "onderdeel", "Onderdeel"
    PUNT = "punt", "Punt"
    VRAAG = "vraag", "Vraag"
    HANDVATGROEP = "handvatgroep", "Inleiding bij handvatten"
    HANDVAT = "handvat", "Handvat"
    NOOT = "noot", "Noot"
