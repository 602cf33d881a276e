from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Original",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.PositiveBigIntegerField()),
                ("name", models.TextField()),
                ("place", models.TextField()),
                ("facts", models.JSONField(default=dict)),
                ("is_replaced", models.BooleanField(default=False)),
                ("added", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
