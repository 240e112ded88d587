app_name = "bestek"
urlpatterns = []
