from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import begrippen, brieven, vragen


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
    path("themas/", begrippen.themas, name="themas"),
    path("themas/<slug:code>/", begrippen.thema, name="thema"),
    path("begrippen/", begrippen.begrippen, name="begrippen"),
]
