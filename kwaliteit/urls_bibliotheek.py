"""The own library, under the kennisbank."""

from django.urls import path, register_converter

from .enums import Itemsoort
from .views import bibliotheek, bibliotheek_stappen, gedeeld


class ItemsoortConverter:
    """The kinds of items, by their value."""

    regex = "|".join(Itemsoort.values)

    def to_python(self, waarde: str) -> Itemsoort:
        return Itemsoort(waarde)

    def to_url(self, waarde: str) -> str:
        return waarde


register_converter(ItemsoortConverter, "itemsoort")

urlpatterns = [
    path("", bibliotheek.lijst, name="bibliotheek"),
    path("nieuw/<itemsoort:soort>/", bibliotheek.nieuw, name="item_nieuw"),
    path("gedeeld/", gedeeld.lijst, name="gedeeld"),
    path("gedeeld/<uuid:sleutel>/", gedeeld.item, name="gedeeld_item"),
    path("gedeeld/<uuid:sleutel>/overnemen/", gedeeld.overnemen, name="overnemen"),
    path("eigen-versie/<vraagcode:code>/", bibliotheek_stappen.eigen_versie, name="eigen_versie"),
    path("<uuid:sleutel>/", bibliotheek.item, name="item"),
    path("<uuid:sleutel>/bewerken/", bibliotheek.bewerken, name="item_bewerken"),
    path("<uuid:sleutel>/delen/", bibliotheek_stappen.delen, name="item_delen"),
    path("<uuid:sleutel>/vervallen/", bibliotheek_stappen.vervallen, name="item_vervallen"),
    path("<uuid:sleutel>/terugzetten/", bibliotheek_stappen.terugzetten, name="item_terugzetten"),
    path("<uuid:sleutel>/origineel/", bibliotheek_stappen.origineel, name="item_origineel"),
]
