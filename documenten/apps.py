from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    """The one door for files. Knows no model."""

    name = "documenten"
    verbose_name = "Documenten"
