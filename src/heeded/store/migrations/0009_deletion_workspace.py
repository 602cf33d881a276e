from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0008_original_mark")]
    operations = [
        migrations.AlterField(
            "deletion",
            "kind",
            models.CharField(
                choices=[
                    ("person", "Person"), ("documents", "Documents"), ("retention", "Retention"),
                    ("workspace", "Workspace"),
                ],
                max_length=10,
            ),
        )
    ]  # fmt: skip
