"""Reading comfort: addresses that stay, the matrix of themes and routes, and the leeswijzer."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .plaats import CODE
from .views import brieven, leeswijzer, themas


class InhoudcodeConverter(StringConverter):
    """The code of any item of the letters: 4, 4.3, 8.3/2, 4-portfolio."""

    regex = CODE


register_converter(InhoudcodeConverter, "inhoudcode")

urlpatterns = [
    path("matrix/", themas.matrix, name="matrix"),
    path("leeswijzer/", leeswijzer.leeswijzer, name="leeswijzer"),
    path("leeswijzer/pdf/", leeswijzer.leeswijzer_pdf, name="leeswijzer_pdf"),
    path("leeswijzer/verzamel/", leeswijzer.verzamel, name="verzamel"),
    path("<inhoudcode:code>/", brieven.code, name="code"),
]
