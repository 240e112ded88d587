from django.apps import AppConfig


class KwaliteitConfig(AppConfig):
    name = "kwaliteit"

    def ready(self) -> None:
        """Keep the history of every field of a gemeente's own library."""
        from auditlog.registry import auditlog

        from .models import Bibliotheekcriterium, Bibliotheekitem

        for model in (Bibliotheekitem, Bibliotheekcriterium):
            auditlog.register(model, exclude_fields=["versie"])
