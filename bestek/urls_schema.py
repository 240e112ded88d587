"""What belongs to no gemeente: the published form of the JSON."""

from django.urls import path

from .views.uitvoer import bestekschema

urlpatterns = [path("bestek-1.json", bestekschema, name="bestekschema")]
