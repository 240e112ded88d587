"""The ways in which a bestek begins."""

from django.urls import path

from .views import begin, lijst_inlezen
from .views.lijst import nieuw_leeg

urlpatterns = [
    path("", begin.nieuw, name="nieuw"),
    path("leeg/", nieuw_leeg, name="nieuw_leeg"),
    path("sjabloon/<slug:code>/", begin.nieuw_sjabloon, name="nieuw_sjabloon"),
    path("eerder/", begin.nieuw_eerder, name="nieuw_eerder"),
    path("eerder/<int:pk>/", begin.nieuw_uit_eerder, name="nieuw_uit_eerder"),
    path("gedeeld/<int:pk>/", begin.nieuw_uit_gedeeld, name="nieuw_uit_gedeeld"),
    path("lijst/", lijst_inlezen.nieuw_lijst, name="nieuw_lijst"),
    path("lijst/<int:pk>/", lijst_inlezen.nieuw_lijst_rijen, name="nieuw_lijst_rijen"),
    path("lijst/<int:pk>/maken/", lijst_inlezen.nieuw_lijst_maken, name="nieuw_lijst_maken"),
    path("lijst/<int:pk>/weggooien/", lijst_inlezen.nieuw_lijst_weg, name="nieuw_lijst_weg"),
]
