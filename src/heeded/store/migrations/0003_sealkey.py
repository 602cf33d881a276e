from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_entry")]
    operations = [
        migrations.CreateModel(
            name="SealKey",
            fields=[
                ("uid", models.CharField(max_length=16, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(choices=[("passphrase", "Passphrase"), ("key_file", "Key File")], max_length=10),
                ),
                ("salt", models.CharField(max_length=24)),
                ("wrapped", models.CharField(max_length=80)),
                ("is_current", models.BooleanField()),
                ("added", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)), fields=("is_current",), name="store_one_seal_key"
                    )
                ]
            },
        ),
    ]
