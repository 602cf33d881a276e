"""Makes the derived tables; drops and makes them anew when the stored ones have another layout."""

import hashlib
from functools import cache

from django.apps import apps
from django.db import connection

from heeded import codec
from heeded.derived import fulltext
from heeded.derived.models import Fact, Vector
from heeded.model import Body, Document, Problem, Statement

PREFIX = "derived_"
KEPT = Vector._meta.db_table
"""The cache of vectors stays: a vector depends on model and text alone."""


@cache
def layout() -> str:
    """A hash of the tables and of the JSON in them."""
    with connection.schema_editor(collect_sql=True, atomic=False) as editor:
        for model in _models():
            editor.create_model(model)
    kinds = codec.layout(Document, Body, Problem, Statement)
    return hashlib.sha256("\n".join((*map(str, editor.collected_sql), fulltext.layout(), kinds)).encode()).hexdigest()


def is_current() -> bool:
    """Whether the stored tables have this program's layout."""
    names = set(connection.introspection.table_names())
    if Fact._meta.db_table not in names:
        return False
    return Fact.objects.filter(name="layout").values_list("value", flat=True).first() == layout()


def ensure() -> bool:
    """Make the tables where they are absent or of another layout; True if so: then all must be read anew."""
    if is_current():
        return False
    wanted = layout()
    fulltext.drop()  # first: SQLite keeps it in tables of its own, which go with it
    with connection.schema_editor() as editor:
        for name in connection.introspection.table_names():
            if name.startswith(PREFIX) and name != KEPT:
                editor.execute(editor.sql_delete_table % {"table": editor.quote_name(name)})
        for model in _models():
            if model is not Vector or KEPT not in connection.introspection.table_names():
                editor.create_model(model)
    fulltext.create()
    Fact.objects.create(name="layout", value=wanted)
    return True


def hold() -> bool:
    """Inside a transaction: let no other build write or change the tables until it ends; False if they changed."""
    fact = Fact.objects.select_for_update().filter(name="layout").first()
    return fact is not None and fact.value == layout()


def _models() -> list[type]:
    return list(apps.get_app_config("derived").get_models())
