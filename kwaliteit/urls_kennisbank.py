from django.urls import path

from .views import begrippen, brieven, vragen

app_name = "kwaliteit"
urlpatterns = [
    path("", brieven.brieven, name="brieven"),
    path("brief/<int:nummer>/", brieven.brief, name="brief"),
    path("vragen/", vragen.vragen, name="vragen"),
    path("vragen/<str:code>/", vragen.vraag, name="vraag"),
    path("themas/", begrippen.themas, name="themas"),
    path("themas/<slug:code>/", begrippen.thema, name="thema"),
    path("begrippen/", begrippen.begrippen, name="begrippen"),
]
