from django.db.models import TextChoices


class Rondestatus(TextChoices):
    VOORBEREIDING = "voorbereiding", "Voorbereiding"
    INDIVIDUEEL = "individueel", "Individueel beoordelen"
    CONSENSUS = "consensus", "Consensus"
    KWALITEIT_VASTGESTELD = "kwaliteit_vastgesteld", "Kwaliteit vastgesteld"
    PRIJZEN_GEOPEND = "prijzen_geopend", "Prijzen geopend"
    AFGEROND = "afgerond", "Afgerond"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Geldigheid(TextChoices):
    TE_BEOORDELEN = "te_beoordelen", "Nog te beoordelen"
    GELDIG = "geldig", "Geldig"
    TERZIJDE_GELEGD = "terzijde_gelegd", "Terzijde gelegd"


class Commissierol(TextChoices):
    VOORZITTER = "voorzitter", "Voorzitter"
    BEOORDELAAR = "beoordelaar", "Beoordelaar"
    WAARNEMER = "waarnemer", "Waarnemer"


class Leesvolgorde(TextChoices):
    """In which order a reviewer meets the answers."""

    PER_VRAAG = "per_vraag", "Per vraag, langs alle inschrijvers"
    PER_OFFERTE = "per_offerte", "Per inschrijver, langs alle vragen"


class Bevindingoordeel(TextChoices):
    """A reviewer's finding on one published criterium."""

    AANGETOOND = "aangetoond", "Aangetoond"
    DEELS = "deels", "Deels aangetoond"
    NIET_AANGETOOND = "niet_aangetoond", "Niet aangetoond"


class Passagedoel(TextChoices):
    """Why a reviewer marked a passage of an answer."""

    BEWIJS = "bewijs", "Bewijs bij een criterium"
    TOEZEGGING = "toezegging", "Toezegging"
    NOTITIE = "notitie", "Eigen notitie"


class Offertestand(TextChoices):
    """Whether an offerte takes part; what is refused or taken back stays registered."""

    INGEDIEND = "ingediend", "Ingediend"
    GEWEIGERD = "geweigerd", "Geweigerd"
    TERUGGETROKKEN = "teruggetrokken", "Teruggetrokken"


class Hersteluitkomst(TextChoices):
    """What came of a request to mend an offerte."""

    OPEN = "open", "Wacht op antwoord"
    HERSTELD = "hersteld", "Hersteld"
    NIET_HERSTELD = "niet_hersteld", "Niet (op tijd) hersteld"


class Prijsbesluit(TextChoices):
    """What the buyer decides on a price that asked for an explanation."""

    OPEN = "open", "Wacht op uitleg"
    AANVAARD = "aanvaard", "Uitleg aanvaard"
    AFGEWEZEN = "afgewezen", "Uitleg niet aanvaard"


class Gunningstatus(TextChoices):
    CONCEPT = "concept", "Concept"
    VRIJGEGEVEN = "vrijgegeven", "Vrijgegeven"
    VERZONDEN = "verzonden", "Verzonden"
    DEFINITIEF = "definitief", "Definitief"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
