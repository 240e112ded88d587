from django.urls import path

from .views import werkboek

urlpatterns = [
    path("", werkboek.overzicht, name="werkboek"),
    path("pdf/", werkboek.pdf, name="werkboek_pdf"),
    path("word/", werkboek.word, name="werkboek_word"),
    path("vragen/<slug:code>/", werkboek.vraag, name="werkboekvraag"),
    path("vragen/<slug:code>/opnieuw/", werkboek.opnieuw, name="werkboek_opnieuw"),
]
