from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0006_deletion")]
    operations = [
        migrations.CreateModel(
            name="Secret",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
            ],
        ),
    ]
