from .urls_offertes import urlpatterns as offertes
from .urls_rondes import urlpatterns as rondes

app_name = "beoordeling"
urlpatterns = [*offertes, *rondes]
