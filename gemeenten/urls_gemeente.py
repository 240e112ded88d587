app_name = "gemeenten"
urlpatterns = []
