from django.urls import path

from . import views

app_name = "portaal"
urlpatterns = [path("<slug:gemeente>/", views.start, name="start")]
