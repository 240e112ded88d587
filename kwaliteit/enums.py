from django.db.models import TextChoices


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
