from django.apps import AppConfig


class BestekConfig(AppConfig):
    name = "bestek"
