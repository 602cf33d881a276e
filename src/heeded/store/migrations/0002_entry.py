from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("uid", models.UUIDField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.TextField(db_index=True)),
                ("by", models.TextField()),
                ("added", models.DateTimeField()),
                ("withdrawn", models.DateTimeField(null=True)),
                ("value", models.JSONField()),
            ],
            options={"indexes": [models.Index(fields=["kind", "subject"], name="store_entry_kind_subject")]},
        ),
    ]
