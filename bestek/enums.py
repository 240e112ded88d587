from django.db.models import TextChoices


class Profiel(TextChoices):
    """The procedure profile: it supplies words, phases and terms."""

    SAS = "sas", "SAS-procedure (vereenvoudigd regime)"
    EUROPEES_OPENBAAR = "europees_openbaar", "Europees openbaar"
    NATIONAAL_OPENBAAR = "nationaal_openbaar", "Nationaal openbaar"
    MEERVOUDIG_ONDERHANDS = "meervoudig_onderhands", "Meervoudig onderhands"
    SUBSIDIE = "subsidie", "Subsidie"
    OPEN_HOUSE = "open_house", "Open House"


class Methode(TextChoices):
    """How points become a ranking; the arithmetic stands in `beoordeling.gunning`."""

    GEWOGEN_PUNTEN_RELATIEVE_PRIJS = "gewogen_punten_relatieve_prijs", "Gewogen punten met relatieve prijs"
    KWALITEIT_VASTE_PRIJS = "kwaliteit_vaste_prijs", "100% kwaliteit met vaste prijs"


class Bestekstatus(TextChoices):
    CONCEPT = "concept", "Concept"
    TER_REVIEW = "ter_review", "Ter review"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Zichtbaarheid(TextChoices):
    """What a bestek does with a handvat: publish it, keep it for the reviewers, or leave it out."""

    OPENBAAR = "openbaar", "Openbaar: staat in het bestek en telt mee"
    ACHTERGROND = "achtergrond", "Achtergrond: alleen voor beoordelaars, telt niet mee"
    WEGGELATEN = "weggelaten", "Weglaten"


class Inlichtingstand(TextChoices):
    """Where a question of a bidder is on its way into a nota van inlichtingen."""

    NIEUW = "nieuw", "Nieuw"
    TOEGEWEZEN = "toegewezen", "Toegewezen"
    CONCEPT = "concept", "Antwoord in concept"
    AKKOORD = "akkoord", "Akkoord"
    GEPUBLICEERD = "gepubliceerd", "Gepubliceerd"
    VERVALLEN = "vervallen", "Vervallen"


class Onderdeelsoort(TextChoices):
    """What a question of a bidder is about."""

    ALGEMEEN = "algemeen", "Het bestek als geheel"
    PARAGRAAF = "paragraaf", "Paragraaf"
    PERCEEL = "perceel", "Perceel"
    VRAAG = "vraag", "Vraag"
    EIS = "eis", "Eis"


class Inkomst(TextChoices):
    """How a question of a bidder came in."""

    PLAKKEN = "plakken", "Geplakt"
    MAIL = "mail", "E-mail"
    EXCEL = "excel", "Excel"
