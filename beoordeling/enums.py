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
