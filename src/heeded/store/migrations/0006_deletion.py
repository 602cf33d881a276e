from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0005_activity")]
    operations = [
        migrations.CreateModel(
            name="HiddenName",
            fields=[
                ("person", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("name", models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name="Deletion",
            fields=[
                ("uid", models.CharField(max_length=8, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "Person"), ("documents", "Documents"), ("retention", "Retention")],
                        max_length=10,
                    ),
                ),
                ("by", models.TextField()),
                ("begun", models.DateTimeField()),
                ("ended", models.DateTimeField(null=True)),
                ("people", models.JSONField(default=list)),
                ("names", models.JSONField(default=list)),
                ("removed", models.JSONField(default=list)),
                ("kept", models.JSONField(default=list)),
                ("certificate", models.JSONField(null=True)),
            ],
        ),
    ]
