app_name = "portaal"
urlpatterns = []
