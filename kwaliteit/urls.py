from django.urls import include, path

urlpatterns = [
    path("", include("gemeenten.urls")),
    path("", include("portaal.urls")),
    path("schema/", include("bestek.urls_schema")),
    path("<slug:gemeente>/gemeente/", include("gemeenten.urls_gemeente")),
    path("<slug:gemeente>/kennisbank/", include("kwaliteit.urls_kennisbank")),
    path("<slug:gemeente>/bestekken/", include("bestek.urls")),
    path("<slug:gemeente>/beoordelingen/", include("beoordeling.urls")),
]
