from .beleid import beleid, beleid_bijwerken, beleid_toevoegen
from .bladzijden import bladzijde, bladzijden
from .dekking import dekking
from .dossier import bestek, geschiedenis, lezen
from .edities import editie_kiezen, edities
from .eisenkeuze import eisen_kiezen
from .gegevens import gegevens
from .gunning import gunning
from .hoofdstuk import hoofdstuk, paragraaf_verplaatsen, paragrafen_overnemen
from .inlichting import (
    inlichting,
    inlichting_akkoord,
    inlichting_koppelen,
    inlichting_terug,
    inlichting_terugzetten,
    inlichting_toewijzen,
    inlichting_vervallen,
    inlichting_vrijgeven,
)
from .inlichtingen import inlichting_nieuw, inlichtingen, inlichtingen_verdelen
from .lijst import kies, lijst
from .notas import nota, nota_pdf, nota_publiceren, nota_word, notas
from .onderdelen import onderdeel, onderdeel_nieuw, onderdeel_weg, onderdelen, volgorde
from .ongedaan import ongedaan, opnieuw
from .opmerkingen import opmerking_antwoord, opmerking_stand, opmerkingen, opmerkingen_bij
from .procedure import procedure
from .review import akkoord, akkoord_stap, akkoord_vragen, review
from .samenstellen import vragen
from .scan import ontheffing_weg, scan, scan_herstellen, scan_ontheffen
from .schalen import schaal
from .stappen import intrekken, publiceren, ter_review, terug, vaststellen, wijziging, wijziging_annuleren
from .uit_bibliotheek import criterium_uit_bibliotheek, item_gebruik, item_toevoegen, kies_item
from .uitvoer import uitvoer, uitvoer_bestand, uitvoer_concept, uitvoer_concept_bestand
from .versies import pdf, verschil, versie, versies
from .voorstellen import voorstel_besluit, voorstel_nieuw, voorstel_overnemen
from .vraag import criteria_volgorde, criterium_nieuw, eigen_vraag, vraag
from .wijzigingen import wijzigingen_pdf, wijzigingen_word

__all__ = [
    "akkoord",
    "akkoord_stap",
    "akkoord_vragen",
    "beleid",
    "beleid_bijwerken",
    "beleid_toevoegen",
    "bestek",
    "bladzijde",
    "bladzijden",
    "criteria_volgorde",
    "criterium_nieuw",
    "criterium_uit_bibliotheek",
    "dekking",
    "editie_kiezen",
    "edities",
    "eigen_vraag",
    "eisen_kiezen",
    "gegevens",
    "geschiedenis",
    "gunning",
    "hoofdstuk",
    "inlichting",
    "inlichting_akkoord",
    "inlichting_koppelen",
    "inlichting_nieuw",
    "inlichting_terug",
    "inlichting_terugzetten",
    "inlichting_toewijzen",
    "inlichting_vervallen",
    "inlichting_vrijgeven",
    "inlichtingen",
    "inlichtingen_verdelen",
    "intrekken",
    "item_gebruik",
    "item_toevoegen",
    "kies",
    "kies_item",
    "lezen",
    "lijst",
    "nota",
    "nota_pdf",
    "nota_publiceren",
    "nota_word",
    "notas",
    "onderdeel",
    "onderdeel_nieuw",
    "onderdeel_weg",
    "onderdelen",
    "ongedaan",
    "ontheffing_weg",
    "opmerking_antwoord",
    "opmerking_stand",
    "opmerkingen",
    "opmerkingen_bij",
    "opnieuw",
    "paragraaf_verplaatsen",
    "paragrafen_overnemen",
    "pdf",
    "procedure",
    "publiceren",
    "review",
    "scan",
    "scan_herstellen",
    "scan_ontheffen",
    "schaal",
    "ter_review",
    "terug",
    "uitvoer",
    "uitvoer_bestand",
    "uitvoer_concept",
    "uitvoer_concept_bestand",
    "vaststellen",
    "verschil",
    "versie",
    "versies",
    "volgorde",
    "voorstel_besluit",
    "voorstel_nieuw",
    "voorstel_overnemen",
    "vraag",
    "vragen",
    "wijziging",
    "wijziging_annuleren",
    "wijzigingen_pdf",
    "wijzigingen_word",
]
