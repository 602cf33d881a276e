"""What the originals say, as rows: each holds a model value as JSON beside the columns that queries use."""

import uuid

from django.db import models


class Fact(models.Model):
    """What the derived tables were built with: the layout of the tables."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()


class Document(models.Model):
    """One file as read. Of several files of one work (key), one is of record and counts."""

    sha256 = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=200, db_index=True)
    is_of_record = models.BooleanField(default=False)
    kind = models.CharField(max_length=40, db_index=True)
    language = models.CharField(max_length=8, null=True)
    access = models.CharField(max_length=10, db_index=True)
    value = models.JSONField()
    """The document without its text and what is known of the text's places."""
    reader = models.CharField(max_length=64)
    """The reader (`heeded.pipeline.reader`) that made this row."""
    facts = models.CharField(max_length=64)
    """A hash of the sidecar's facts that were used."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(is_of_record=True), name="derived_one_of_record"
            ),
        )


class Text(models.Model):
    """A document's text, and where its pages, paragraphs and tables are."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, primary_key=True, related_name="body")
    text = models.TextField()
    layout = models.JSONField()


class Subject(models.Model):
    """A State whose record a document is about; ordinal 0 is the main one."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="subjects")
    state = models.CharField(max_length=3, db_index=True)
    ordinal = models.PositiveSmallIntegerField()


class Statement(models.Model):
    """What a document says. Access is the document's."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="statements")
    ordinal = models.PositiveIntegerField()
    identifier = models.CharField(max_length=20, db_index=True)
    type = models.CharField(max_length=20)
    state = models.CharField(max_length=3, null=True)
    value = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=["state", "type", "document"], name="derived_statement_state"),)


class Vector(models.Model):
    """The meaning of a text by the hash of model and text (`heeded.meaning.content_hash`): kept over layouts."""

    identifier = models.CharField(max_length=64, primary_key=True)
    value = models.BinaryField()
    """float32 numbers, little-endian."""


class Cause(models.TextChoices):
    """What makes a problem anew, and so replaces it."""

    READING = "reading"
    """Reading its document."""
    RENDERING = "rendering"
    """Comparing its document with the one of record."""
    BUILD = "build"
    """Building the folder `root`: the file gave no document."""


class Problem(models.Model):
    """What could not be read or does not add up."""

    cause = models.CharField(max_length=10, choices=Cause.choices)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, related_name="problems")
    root = models.TextField(default="")
    access = models.CharField(max_length=10)
    value = models.JSONField()


class Conclusion(models.Model):
    """What is concluded of one State's documents for all viewers who see the same."""

    state = models.CharField(max_length=3)
    sight = models.CharField(max_length=40)
    """`Viewer.sight`: up to which level, and for which use."""
    inputs = models.CharField(max_length=64)
    """A hash of the documents and the program: another one makes all of it anew."""
    stamp = models.CharField(max_length=64)
    """The day and what people decided: another one makes all but links and labels anew."""
    access = models.CharField(max_length=10)
    """The highest level of the documents that it rests on."""
    value = models.JSONField()
    """The State's record."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=["state", "sight"], name="derived_one_conclusion"),)


class Chain(models.Model):
    """One recommendation with its answers and labels, as one conclusion has it."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="chains")
    cycle = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60)
    printed = models.CharField(max_length=60)
    statement = models.CharField(max_length=20)
    line = models.JSONField()
    """The recommendation in short, as lists show it, with its position as people judged it."""
    value = models.JSONField()
    """What else its page has, with labels as the machine gave them."""

    class Meta:
        indexes = (models.Index(fields=["conclusion", "number"], name="derived_chain_number"),)


class Link(models.Model):
    """A relation of two statements, as the machine found it for one conclusion."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=16)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    value = models.JSONField()

    class Meta:
        indexes = (
            models.Index(fields=["conclusion", "source"], name="derived_link_source"),
            models.Index(fields=["conclusion", "target"], name="derived_link_target"),
        )


def _stamp() -> str:
    """What no other row has, in this database or another: what was read from a row is known by it."""
    return uuid.uuid4().hex


class Indexed(models.Model):
    """A document as it is searched: its rows in the table of terms (`fulltext`), with what results are counted by."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="indexed")
    stamp = models.CharField(max_length=32, default=_stamp)
    words = models.BinaryField()
    """Every word in it with its terms, "women woman", a line each, packed by zlib."""
    is_masked = models.BooleanField()
    """Whether a name is masked in it for anybody."""
    rows = models.BinaryField()
    """`heeded.store.columns.ROW` numbers, little-endian."""
    values = models.BinaryField()
    """`heeded.store.columns.VALUE` numbers, of rows that have several values of one kind."""


class Faceted(models.Model):
    """What a State's recommendations are counted by in a search, for all viewers who see the same."""

    state = models.CharField(max_length=3)
    sight = models.CharField(max_length=40)
    stamp = models.CharField(max_length=32, default=_stamp)
    value = models.JSONField()
    """`heeded.store.indexing.Facets`, sealed where restricted material decides it."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=["state", "sight"], name="derived_one_faceted"),)
