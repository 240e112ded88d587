from django.urls import path

from .views import huisstijl, leden

app_name = "gemeenten"
urlpatterns = [
    path("leden/", leden.lijst, name="leden"),
    path("leden/nieuw/", leden.nieuw, name="lid_nieuw"),
    path("leden/<int:pk>/", leden.rollen, name="lid"),
    path("leden/<int:pk>/verwijderen/", leden.verwijder, name="lid_verwijderen"),
    path("leden/<int:pk>/uitnodigen/", leden.uitnodigen, name="lid_uitnodigen"),
    path("huisstijl/", huisstijl.huisstijl, name="huisstijl"),
]
