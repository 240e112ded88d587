from django.db import OperationalError, connection
from django.urls import reverse


def test_gezond_answers_anybody(client, db):
    response = client.get(reverse("gezond"))
    assert (response.status_code, response.content) == (200, b"ok")


def test_gezond_tells_when_the_database_is_away(client, db):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("weg")

    with connection.execute_wrapper(refuse):
        assert client.get(reverse("gezond")).status_code == 503


def test_toegankelijkheid_is_there_for_anybody(client, db):
    assert client.get(reverse("toegankelijkheid")).status_code == 200
