from django.urls import path

from . import views, views_zoeken

app_name = "portaal"
urlpatterns = [
    path("<slug:gemeente>/", views.start, name="start"),
    path("<slug:gemeente>/zoeken/", views_zoeken.zoeken, name="zoeken"),
]
