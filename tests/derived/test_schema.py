"""Derived tables: made by a build, made anew when their layout changed; no key leads between the two apps."""

import pytest
from django.apps import apps
from django.db import connection, transaction

from heeded.derived import schema
from heeded.derived.models import Document, Fact


def test_no_foreign_key_leads_from_one_app_to_the_other() -> None:
    labels = {"store", "derived"}
    for model in (model for label in labels for model in apps.get_app_config(label).get_models()):
        for field in model._meta.get_fields():
            if field.is_relation and field.related_model:
                assert field.related_model._meta.app_label == model._meta.app_label, f"{model.__name__}.{field.name}"


@pytest.mark.django_db(transaction=True)
def test_another_layout_drops_the_tables_and_makes_them_anew() -> None:
    schema.ensure()
    Document.objects.create(sha256="a" * 64, key="k", kind="other", access="team", value={}, reader="r", facts="f")
    assert schema.ensure() is False
    assert Document.objects.count() == 1, "the same layout keeps the rows"
    Fact.objects.filter(name="layout").update(value="an older one")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE derived_forgotten (id integer)")
    assert schema.is_current() is False
    with transaction.atomic():
        assert schema.hold() is False
    assert schema.ensure() is True
    assert Document.objects.count() == 0
    assert "derived_forgotten" not in connection.introspection.table_names()


@pytest.mark.django_db(transaction=True)
def test_tables_of_a_build_that_was_cut_short_are_made_anew() -> None:
    schema.ensure()
    Fact.objects.all().delete()
    assert schema.is_current() is False
    assert schema.ensure() is True
    assert schema.is_current() is True
