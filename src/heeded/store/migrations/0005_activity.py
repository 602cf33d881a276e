from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0004_entry_access")]
    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("uid", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("access", models.CharField(max_length=10, db_index=True)),
                ("value", models.JSONField()),
            ],
        ),
    ]
