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
    """How points become a ranking; the arithmetic stands in `bestek.rekenwijze`."""

    GEWOGEN_PUNTEN_RELATIEVE_PRIJS = "gewogen_punten_relatieve_prijs", "Gewogen punten met relatieve prijs"
    LINEAIR_TUSSEN_GRENZEN = "lineair_tussen_grenzen", "Gewogen punten met een prijs tussen grenzen"
    RELATIEF_LINEAIR = "relatief_lineair", "Gewogen punten met een lineair aflopende prijs"
    LOGARITMISCH = "logaritmisch", "Gewogen punten met een logaritmische prijs"
    GUNNEN_OP_WAARDE = "gunnen_op_waarde", "Gunnen op waarde"
    PRIJS_PER_PUNT = "prijs_per_punt", "Waar voor uw geld: kwaliteit gedeeld door prijs"
    UTILITY_INDEX = "utility_index", "Utility Index"
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
    """What a question of a bidder, or a remark of a colleague, is about."""

    ALGEMEEN = "algemeen", "Het bestek als geheel"
    PARAGRAAF = "paragraaf", "Paragraaf"
    PERCEEL = "perceel", "Perceel"
    VRAAG = "vraag", "Vraag"
    EIS = "eis", "Eis"
    CRITERIUM = "criterium", "Criterium"  # only what colleagues propose


class Inkomst(TextChoices):
    """How a question of a bidder came in."""

    PLAKKEN = "plakken", "Geplakt"
    MAIL = "mail", "E-mail"
    EXCEL = "excel", "Excel"


class Hoofdstuk(TextChoices):
    """The chapters of a tender document, in their order. The portal fills some itself; paragraphs add to any."""

    INLEIDING = "inleiding", "Inleiding en visie"
    OPDRACHT = "opdracht", "De opdracht"
    PERCELEN = "percelen", "Percelen en omvang"
    PLANNING = "planning", "Planning"
    PROCEDURE = "procedure", "De procedure"
    EISEN = "eisen", "Eisen"
    GUNNING = "gunning", "Vragen en criteria"
    BEOORDELING = "beoordeling", "Zo wordt beoordeeld"
    PRIJS = "prijs", "De prijs"
    CONTRACT = "contract", "Contract en kwaliteitsgesprekken"
    BIJLAGEN = "bijlagen", "Bijlagen"


class Bewijsmoment(TextChoices):
    """When the evidence for an eis is asked."""

    BIJ_INSCHRIJVING = "bij_inschrijving", "Bij de inschrijving"
    OP_VERZOEK = "op_verzoek", "Op verzoek, van wie voor gunning in aanmerking komt"
    VOOR_INGANG = "voor_ingang", "Vóór de opdracht ingaat"
    UITVOERING = "uitvoering", "Tijdens de uitvoering"


class GelijkeStand(TextChoices):
    """What decides between bids with the same total, as published."""

    LOTING = "loting", "Loting"
    KWALITEIT = "kwaliteit", "De meeste punten voor kwaliteit, daarna loting"
    PRIJS = "prijs", "De laagste prijs, daarna loting"


class Perceelregel(TextChoices):
    """Who gets what when a bidder stands first in more percelen than it may get, as published."""

    VOLGORDE = "volgorde", "De percelen worden verdeeld in de volgorde waarin zij in het bestek staan"
    VOORSPRONG = "voorsprong", "Een inschrijver krijgt het perceel waarin de voorsprong op de volgende het grootst is"


class Uitval(TextChoices):
    """What follows for the others when a bid drops out after the ranking, as published."""

    OPNIEUW_BEREKENEN = "opnieuw_berekenen", "De punten worden opnieuw berekend zonder de uitgevallen inschrijving"
    DOORSCHUIVEN = "doorschuiven", "De punten blijven staan; de volgende in de rangorde schuift op"


class Besluitwijze(TextChoices):
    """How the reviewers' marks become the one that counts, as published."""

    CONSENSUS = "consensus", "In consensus"
    GEMIDDELDE = "gemiddelde", "Als gemiddelde van de cijfers"


class Voorstelstand(TextChoices):
    OPEN = "open", "Open"
    OVERGENOMEN = "overgenomen", "Overgenomen"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Akkoordoordeel(TextChoices):
    """What a colleague says of a chapter in the internal review."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    AKKOORD = "akkoord", "Akkoord"
    NIET_AKKOORD = "niet_akkoord", "Niet akkoord"
