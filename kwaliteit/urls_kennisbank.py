from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from .views import begrippen, brieven, edities, themas, vragen


class VraagcodeConverter(StringConverter):
    """The code of a question: 4.3, or 6.1a."""

    regex = r"\d+\.\d+[a-z]?"


register_converter(VraagcodeConverter, "vraagcode")

app_name = "kwaliteit"
urlpatterns = [
    path("", brieven.brieven, name="brieven"),
    path("brief/<int:nummer>/", brieven.brief, name="brief"),
    path("vragen/", vragen.vragen, name="vragen"),
    path("vragen/<vraagcode:code>/", vragen.vraag, name="vraag"),
    path("vragen/<vraagcode:code>/editie-<int:nummer>/", edities.editie, name="editie"),
    path("edities/", edities.edities, name="edities"),
    path("themas/", themas.themas, name="themas"),
    path("themas/<slug:code>/", themas.thema, name="thema"),
    path("begrippen/", begrippen.begrippen, name="begrippen"),
    path("werkboek/", include("kwaliteit.urls_werkboek")),
    path("letterlijk/", include("kwaliteit.urls_inlezen")),
    path("", include("kwaliteit.urls_lezen")),
    path("bibliotheek/", include("kwaliteit.urls_bibliotheek")),
]
