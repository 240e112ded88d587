from django.apps import AppConfig


class BeoordelingConfig(AppConfig):
    name = "beoordeling"
