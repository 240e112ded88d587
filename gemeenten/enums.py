from django.db.models import TextChoices


class Rol(TextChoices):
    """The roles of a member; one person can hold several, in several gemeenten."""

    BEHEERDER = "beheerder", "Beheerder"
    BELEIDSMEDEWERKER = "beleidsmedewerker", "Beleidsmedewerker"
    INKOPER = "inkoper", "Inkoper"
    BEOORDELAAR = "beoordelaar", "Beoordelaar"
    LEZER = "lezer", "Lezer"


ROLUITLEG = {
    Rol.BEHEERDER: "Beheert leden, huisstijl en eigen bibliotheek. Ziet geen offertes, scores of prijzen.",
    Rol.BELEIDSMEDEWERKER: "Leest de brieven, houdt de eigen bibliotheek bij en werkt aan bestekken.",
    Rol.INKOPER: "Leidt de procedure: stelt vast, registreert offertes en leidt de beoordeling.",
    Rol.BEOORDELAAR: "Leest het vastgestelde bestek en beoordeelt de toegewezen antwoorden.",
    Rol.LEZER: "Leest wat gepubliceerd of afgerond is.",
}


class Gemeentesoort(TextChoices):
    GEMEENTE = "gemeente", "Gemeente"
    REGIO = "regio", "Regio"
