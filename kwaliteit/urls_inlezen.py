"""The literal text of the letters: reading it in, taking it away, and how one wants to see it."""

from django.urls import path

from .views import inlezen

urlpatterns = [
    path("", inlezen.inlezen, name="inlezen"),
    path("weergave/", inlezen.weergave, name="weergave"),
    path("verwijderen/", inlezen.verwijderen, name="inlezen_verwijderen"),
    path("voorstel/<int:pk>/", inlezen.voorstel, name="inlezen_voorstel"),
    path("voorstel/<int:pk>/overnemen/", inlezen.overnemen, name="inlezen_overnemen"),
    path("voorstel/<int:pk>/weggooien/", inlezen.weggooien, name="inlezen_weggooien"),
]
