from django.urls import path

from .views import antwoorden, commissie, eisen, inrichting, lijst, offertes, prijzen, proef

urlpatterns = [
    path("", lijst.lijst, name="lijst"),
    path("bestek/<int:pk>/", offertes.offertes, name="offertes"),
    path("bestek/<int:pk>/proef/", proef.proef, name="proef"),
    path("bestek/<int:pk>/offerte/", offertes.offerte_nieuw, name="offerte_nieuw"),
    path("bestek/<int:pk>/ronde/", commissie.ronde_nieuw, name="ronde_nieuw"),
    path("offerte/<int:pk>/", offertes.offerte, name="offerte"),
    path("offerte/<int:pk>/gegevens/", offertes.offerte_bewerken, name="offerte_bewerken"),
    path("offerte/<int:pk>/antwoorden/", antwoorden.antwoorden, name="antwoorden"),
    path("offerte/<int:pk>/bijlage/", antwoorden.bijlage_toevoegen, name="bijlage_toevoegen"),
    path("offerte/<int:pk>/eisen/", eisen.eisen, name="eisen"),
    path("inschrijver/<int:pk>/", offertes.inschrijver, name="inschrijver"),
    path("inschrijving/<int:pk>/geldigheid/", eisen.geldigheid, name="geldigheid"),
    path("inschrijving/<int:pk>/prijs/", prijzen.prijs, name="prijs"),
    path("antwoord/<int:pk>/", antwoorden.antwoord, name="antwoord"),
    path("bijlage/<int:pk>/", antwoorden.bijlage, name="bijlage"),
    path("ronde/<int:pk>/commissie/", commissie.commissie, name="commissie"),
    path("ronde/<int:pk>/commissie/lid/", commissie.lid_nieuw, name="lid_nieuw"),
    path("ronde/<int:pk>/commissie/planning/", commissie.planning, name="planning"),
    path("ronde/<int:pk>/inrichting/", inrichting.inrichting, name="inrichting"),
    path("ronde/<int:pk>/leiding/", inrichting.leiding, name="leiding"),
    path("commissielid/<int:pk>/deskundigheid/", inrichting.deskundigheid, name="deskundigheid"),
    path("commissielid/<int:pk>/vervangen/", inrichting.vervanging, name="vervanging"),
    path("ronde/<int:pk>/beginnen/", commissie.ronde_beginnen, name="ronde_beginnen"),
    path("commissielid/<int:pk>/rol/", commissie.lid_rol, name="lid_rol"),
    path("commissielid/<int:pk>/verwijderen/", commissie.lid_verwijderen, name="lid_verwijderen"),
    path("commissielid/<int:pk>/belang/", commissie.belang, name="belang"),
]
