import importlib

import pytest
from django.core.exceptions import ImproperlyConfigured

from gemeenten.models import Gebruiker
from kwaliteit import wsgi
from tests import factories


def test_wsgi_does_not_start_in_production_with_demo_accounts(db, settings):
    factories.make_gebruiker()
    Gebruiker.objects.update(is_demo=True)
    importlib.reload(wsgi)
    settings.PRODUCTIE = True
    with pytest.raises(ImproperlyConfigured, match="demo-accounts"):
        importlib.reload(wsgi)
    Gebruiker.objects.update(is_demo=False)
    importlib.reload(wsgi)
