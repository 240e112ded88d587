from django.urls import include, path, register_converter

from . import views
from .views import delen
from .views.soorten import SOORTEN

app_name = "bestek"


class SoortConverter:
    """The kinds of parts that have a list of their own in the composer."""

    regex = "|".join(SOORTEN)

    def to_python(self, waarde: str) -> str:
        return waarde

    def to_url(self, waarde: str) -> str:
        return waarde


register_converter(SoortConverter, "besteksoort")

urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", include("bestek.urls_nieuw")),
    path("gedeeld/", delen.gedeeld, name="gedeeld"),
    path("gedeeld/<int:pk>/", delen.gedeeld_bestek, name="gedeeld_bestek"),
    path("<int:pk>/delen/", delen.delen, name="delen"),
    path("vraag-toevoegen/", views.kies, name="kies"),
    path("bibliotheek/<uuid:sleutel>/", views.item_gebruik, name="item_gebruik"),
    path("bibliotheek/<uuid:sleutel>/toevoegen/", views.kies_item, name="kies_item"),
    path("<int:pk>/", views.bestek, name="bestek"),
    path("<int:pk>/lezen/", views.lezen, name="lezen"),
    path("<int:pk>/geschiedenis/", views.geschiedenis, name="geschiedenis"),
    path("<int:pk>/pdf/", views.pdf, name="pdf"),
    path("<int:pk>/procedure/", views.procedure, name="procedure"),
    path("<int:pk>/dekking/", views.dekking, name="dekking"),
    path("<int:pk>/scan/", views.scan, name="scan"),
    path("<int:pk>/scan/laten-staan/", views.scan_ontheffen, name="scan_ontheffen"),
    path("<int:pk>/scan/oplossen/", views.scan_herstellen, name="scan_herstellen"),
    path("<int:pk>/scan/reden/<uuid:sleutel>/intrekken/", views.ontheffing_weg, name="ontheffing_weg"),
    path("<int:pk>/bladzijden/", views.bladzijden, name="bladzijden"),
    path("<int:pk>/bladzijden/<slug:merk>/<int:nummer>/", views.bladzijde, name="bladzijde"),
    path("<int:pk>/ongedaan-maken/", views.ongedaan, name="ongedaan"),
    path("<int:pk>/opnieuw/", views.opnieuw, name="opnieuw"),
    path("<int:pk>/gegevens/", views.gegevens, name="gegevens"),
    path("<int:pk>/gunning/", views.gunning, name="gunning"),
    path("<int:pk>/vragen/", views.vragen, name="vragen"),
    path("<int:pk>/vragen/eigen/", views.eigen_vraag, name="eigen_vraag"),
    path("<int:pk>/vragen/<uuid:sleutel>/", views.vraag, name="vraag"),
    path("<int:pk>/vragen/<uuid:sleutel>/criterium/", views.criterium_nieuw, name="criterium_nieuw"),
    path(
        "<int:pk>/vragen/<uuid:sleutel>/criterium-uit-bibliotheek/",
        views.criterium_uit_bibliotheek,
        name="criterium_uit_bibliotheek",
    ),
    path("<int:pk>/vragen/<uuid:sleutel>/volgorde/", views.criteria_volgorde, name="criteria_volgorde"),
    path("<int:pk>/edities/", views.edities, name="edities"),
    path("<int:pk>/edities/<uuid:sleutel>/", views.editie_kiezen, name="editie_kiezen"),
    path("<int:pk>/hoofdstuk/<slug:hoofdstuk>/", views.hoofdstuk, name="hoofdstuk"),
    path("<int:pk>/hoofdstuk/<slug:hoofdstuk>/overnemen/", views.paragrafen_overnemen, name="paragrafen_overnemen"),
    path("<int:pk>/paragrafen/<uuid:sleutel>/verplaatsen/", views.paragraaf_verplaatsen, name="paragraaf_verplaatsen"),
    path("<int:pk>/beleid/", views.beleid, name="beleid"),
    path("<int:pk>/beleid/<slug:code>/toevoegen/", views.beleid_toevoegen, name="beleid_toevoegen"),
    path("<int:pk>/beleid/<uuid:sleutel>/bijwerken/", views.beleid_bijwerken, name="beleid_bijwerken"),
    path("<int:pk>/schalen/<uuid:sleutel>/", views.schaal, name="schaal"),
    path("<int:pk>/volgorde/<besteksoort:soort>/", views.volgorde, name="volgorde"),
    path("<int:pk>/eisen/kiezen/", views.eisen_kiezen, name="eisen_kiezen"),
    path("<int:pk>/<besteksoort:soort>/<uuid:sleutel>/weg/", views.onderdeel_weg, name="onderdeel_weg"),
    path("<int:pk>/<besteksoort:soort>/", views.onderdelen, name="onderdelen"),
    path("<int:pk>/<besteksoort:soort>/uit-bibliotheek/", views.item_toevoegen, name="item_toevoegen"),
    path("<int:pk>/<besteksoort:soort>/nieuw/", views.onderdeel_nieuw, name="onderdeel_nieuw"),
    path("<int:pk>/<besteksoort:soort>/<uuid:sleutel>/", views.onderdeel, name="onderdeel"),
    path("<int:pk>/ter-review/", views.ter_review, name="ter_review"),
    path("<int:pk>/terug-naar-concept/", views.terug, name="terug"),
    path("<int:pk>/vaststellen/", views.vaststellen, name="vaststellen"),
    path("<int:pk>/publiceren/", views.publiceren, name="publiceren"),
    path("<int:pk>/wijziging/", views.wijziging, name="wijziging"),
    path("<int:pk>/intrekken/", views.intrekken, name="intrekken"),
    path("<int:pk>/wijziging/annuleren/", views.wijziging_annuleren, name="wijziging_annuleren"),
    path("<int:pk>/review/", views.review, name="review"),
    path("<int:pk>/review/vragen/", views.akkoord_vragen, name="akkoord_vragen"),
    path("<int:pk>/review/<slug:hoofdstuk>/", views.akkoord, name="akkoord"),
    path("<int:pk>/review/<slug:hoofdstuk>/<int:akkoord>/", views.akkoord_stap, name="akkoord_stap"),
    path("<int:pk>/opmerkingen/", views.opmerkingen, name="opmerkingen"),
    path("<int:pk>/opmerkingen/bij/<slug:deel>/", views.opmerkingen_bij, name="opmerkingen_bij"),
    path("<int:pk>/opmerkingen/<int:opmerking>/antwoord/", views.opmerking_antwoord, name="opmerking_antwoord"),
    path("<int:pk>/opmerkingen/<int:opmerking>/stand/", views.opmerking_stand, name="opmerking_stand"),
    path("<int:pk>/voorstellen/bij/<slug:deel>/<slug:veld>/", views.voorstel_nieuw, name="voorstel_nieuw"),
    path("<int:pk>/voorstellen/<int:voorstel>/overnemen/", views.voorstel_overnemen, name="voorstel_overnemen"),
    path("<int:pk>/voorstellen/<int:voorstel>/besluit/", views.voorstel_besluit, name="voorstel_besluit"),
    path("<int:pk>/inlichtingen/", views.inlichtingen, name="inlichtingen"),
    path("<int:pk>/inlichtingen/nieuw/", views.inlichting_nieuw, name="inlichting_nieuw"),
    path("<int:pk>/inlichtingen/verdelen/", views.inlichtingen_verdelen, name="inlichtingen_verdelen"),
    path("<int:pk>/inlichtingen/<int:nummer>/", views.inlichting, name="inlichting"),
    path("<int:pk>/inlichtingen/<int:nummer>/toewijzen/", views.inlichting_toewijzen, name="inlichting_toewijzen"),
    path("<int:pk>/inlichtingen/<int:nummer>/akkoord/", views.inlichting_akkoord, name="inlichting_akkoord"),
    path("<int:pk>/inlichtingen/<int:nummer>/terug/", views.inlichting_terug, name="inlichting_terug"),
    path("<int:pk>/inlichtingen/<int:nummer>/vervallen/", views.inlichting_vervallen, name="inlichting_vervallen"),
    path(
        "<int:pk>/inlichtingen/<int:nummer>/terugzetten/", views.inlichting_terugzetten, name="inlichting_terugzetten"
    ),
    path("<int:pk>/inlichtingen/<int:nummer>/wijziging/", views.inlichting_koppelen, name="inlichting_koppelen"),
    path("<int:pk>/inlichtingen/<int:nummer>/vrijgeven/", views.inlichting_vrijgeven, name="inlichting_vrijgeven"),
    path("<int:pk>/notas/", views.notas, name="notas"),
    path("<int:pk>/notas/publiceren/", views.nota_publiceren, name="nota_publiceren"),
    path("<int:pk>/notas/<int:nummer>/", views.nota, name="nota"),
    path("<int:pk>/notas/<int:nummer>/pdf/", views.nota_pdf, name="nota_pdf"),
    path("<int:pk>/notas/<int:nummer>/word/", views.nota_word, name="nota_word"),
    path("<int:pk>/versies/", views.versies, name="versies"),
    path("<int:pk>/versies/<int:nummer>/", views.versie, name="versie"),
    path("<int:pk>/versies/<int:nummer>/verschil/", views.verschil, name="verschil"),
    path("<int:pk>/versies/<int:nummer>/wijzigingen/<int:vanaf>/pdf/", views.wijzigingen_pdf, name="wijzigingen_pdf"),
    path(
        "<int:pk>/versies/<int:nummer>/wijzigingen/<int:vanaf>/word/", views.wijzigingen_word, name="wijzigingen_word"
    ),
    path("<int:pk>/versies/<int:nummer>/downloaden/", views.uitvoer, name="uitvoer"),
    path("<int:pk>/versies/<int:nummer>/downloaden/<slug:formaat>/", views.uitvoer_bestand, name="uitvoer_bestand"),
    path("<int:pk>/downloaden/", views.uitvoer_concept, name="uitvoer_concept"),
    path("<int:pk>/downloaden/<slug:formaat>/", views.uitvoer_concept_bestand, name="uitvoer_concept_bestand"),
]
