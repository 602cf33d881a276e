from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0007_secret")]
    operations = [migrations.AddField("original", "mark", models.CharField(default="", max_length=22))]
