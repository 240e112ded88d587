"""What all content of the letters has: a code that never changes, and its place in the source."""

from django.db import models


class CodeManager(models.Manager):
    def get_by_natural_key(self, code: str) -> models.Model:
        return self.get(code=code)


class GeldendManager(CodeManager):
    """Only what the letters hold now. What left them is kept for the rows that refer to it, and offered nowhere.

    A natural key finds both, so that an item that returns to the letters is the same row again.
    """

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(vervallen=False)

    def get_by_natural_key(self, code: str) -> models.Model:
        return self.model._base_manager.get(code=code)


class CodeModel(models.Model):
    """Content with a code that is its natural key."""

    code = models.SlugField("code", max_length=60, unique=True)

    objects = CodeManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.code,)


class VervalModel(models.Model):
    """Content that can leave the letters while a bestek or an own library still refers to it."""

    vervallen = models.BooleanField("vervallen", default=False, editable=False)

    class Meta:
        abstract = True


class BronModel(models.Model):
    """Content that names its place in the source."""

    bronplaats = models.CharField("bron", max_length=120, blank=True)
    bronregels = models.CharField("regels in de bron", max_length=200, blank=True)

    class Meta:
        abstract = True
