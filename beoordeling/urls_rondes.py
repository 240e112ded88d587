from django.urls import path

from .views import (
    consensus,
    dossier,
    loting,
    oefenen,
    opening,
    rangorde,
    ronde,
    scoren,
    stevigheid,
    verklaring,
    verslag,
)

urlpatterns = [
    path("ronde/<int:pk>/", ronde.ronde, name="ronde"),
    path("ronde/<int:pk>/stap/<slug:stap>/", ronde.overgang, name="overgang"),
    path("ronde/<int:pk>/belangenverklaring/", verklaring.verklaring, name="verklaring"),
    path("commissielid/<int:pk>/belangenverklaring.pdf", verklaring.verklaring_pdf, name="verklaring_pdf"),
    path("ronde/<int:pk>/oefenen/", oefenen.oefenen, name="oefenen"),
    path("ronde/<int:pk>/oefenen/nieuw/", oefenen.oefenantwoord_nieuw, name="oefenantwoord_nieuw"),
    path("oefenantwoord/<int:pk>/bespreken/", oefenen.oefenantwoord_bespreken, name="oefenantwoord_bespreken"),
    path("ronde/<int:pk>/scoren/", scoren.scoren, name="scoren"),
    path("ronde/<int:pk>/scoren/overzicht/", scoren.mijn_scores, name="mijn_scores"),
    path("ronde/<int:pk>/scoren/<int:antwoord>/", scoren.score, name="score"),
    path("ronde/<int:pk>/consensus/", consensus.consensus, name="consensus"),
    path("ronde/<int:pk>/consensus/<int:antwoord>/", consensus.consensus_antwoord, name="consensus_antwoord"),
    path("ronde/<int:pk>/prijzen/", opening.openen, name="openen"),
    path("ronde/<int:pk>/rangorde/", rangorde.rangorde, name="rangorde"),
    path("ronde/<int:pk>/loting/", loting.loting, name="loting"),
    path("ronde/<int:pk>/rangorde/stevigheid/", stevigheid.stevigheid, name="stevigheid"),
    path("ronde/<int:pk>/verslag/", verslag.verslag, name="verslag"),
    path("ronde/<int:pk>/dossier/", dossier.dossier, name="dossier"),
]
