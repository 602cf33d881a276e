"""Rows that cannot be made again: which files the record rests on, and what people said about them."""

from django.db import models


class Original(models.Model):
    """A file of the record. Its bytes lie in the home under `originals/`, by sha256 (see `heeded.store.originals`)."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    name = models.TextField()
    """The name to show: the file's place under the folder that was built."""
    place = models.TextField()
    """Where the file lay when it was last built."""
    facts = models.JSONField(default=dict)
    """What the sidecar states about the file."""
    is_replaced = models.BooleanField(default=False)
    """Whether a newer version lay in the same place since: such a file is kept, and not read."""
    added = models.DateTimeField(auto_now_add=True)
    mark = models.CharField(max_length=22, default="")
    """Of a sealed file, what tells its place while the key is closed (`heeded.store.marks`)."""


class Entry(models.Model):
    """One value of `heeded.primary`: rows are added and never changed, so that two offices' records merge by `uid`."""

    uid = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20)
    subject = models.TextField(db_index=True)
    access = models.CharField(max_length=10, default="team")
    """The highest level of what it rests on when it was added, or that a person gave it."""
    by = models.TextField()
    """Who says so."""
    added = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    """When it was taken back: it counts no more, and stays."""
    value = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=["kind", "subject"], name="store_entry_kind_subject"),)


class Activity(models.Model):
    """One line of the log of what was done with the record (`heeded.store.activity`)."""

    uid = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    access = models.CharField(max_length=10, db_index=True)
    """ "restricted" where it is sealed, "team" where no key was open; the owner alone sees both."""
    value = models.JSONField()


class SealKey(models.Model):
    """A data key of the record, wrapped (see `heeded.store.seals`): one seals, older ones open what they sealed."""

    class Kind(models.TextChoices):
        """What wraps the key."""

        PASSPHRASE = "passphrase"
        KEY_FILE = "key_file"

    uid = models.CharField(max_length=16, primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    salt = models.CharField(max_length=24)
    """Of the passphrase: 16 bytes in base64. All keys have the same one."""
    wrapped = models.CharField(max_length=80)
    """Nonce and wrapped key in base64."""
    is_current = models.BooleanField()
    """Whether it seals what is sealed now."""
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["is_current"], condition=models.Q(is_current=True), name="store_one_seal_key"
            ),
        )


class Secret(models.Model):
    """A secret of the record that outlives its keys: sealed by the one that seals now."""

    name = models.CharField(max_length=20, primary_key=True)
    value = models.JSONField()


class HiddenName(models.Model):
    """A person of a case that only an open key shows: their name is masked while the key is closed, too."""

    person = models.CharField(max_length=8, primary_key=True)
    name = models.JSONField()
    """`heeded.masking.HashedName`: hashes, never the name."""


class Deletion(models.Model):
    """What was deleted from the record for good, without the names of whom it was about."""

    class Kind(models.TextChoices):
        """What was deleted."""

        PERSON = "person"
        DOCUMENTS = "documents"
        RETENTION = "retention"
        WORKSPACE = "workspace"

    uid = models.CharField(max_length=8, primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    by = models.TextField()
    begun = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    """None: it was interrupted, or goes on."""
    people = models.JSONField(default=list)
    """Ids of the people who were deleted."""
    names = models.JSONField(default=list)
    """Their names as `heeded.masking.HashedName`: no document that names them is taken in again."""
    removed = models.JSONField(default=list)
    """The sha256s of files that are not taken in again."""
    kept = models.JSONField(default=list)
    """The sha256s of files that name the person and were kept or allowed: the name is masked in all that is shown."""
    certificate = models.JSONField(null=True)
    """`heeded.deletions.Certificate`."""
