from django.db import migrations, models

REGISTERS = "UPDATE store_entry SET access = 'public' WHERE kind = 'register_entry'"


class Migration(migrations.Migration):
    dependencies = [("store", "0003_sealkey")]
    operations = [
        migrations.AddField("entry", "access", models.CharField(default="team", max_length=10)),
        migrations.RunSQL(REGISTERS, migrations.RunSQL.noop),
    ]
