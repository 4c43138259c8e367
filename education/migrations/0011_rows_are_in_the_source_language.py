"""Everything written so far is in the source language. Running it again finds nothing to do."""

import uuid

from django.conf import settings
from django.db import migrations

MODELS = (
    "ArticleChange",
    "Claim",
    "ClaimReference",
    "Contributor",
    "DiaryTag",
    "GlossaryTerm",
    "RedFlag",
    "Topic",
    "VisitQuestion",
)
AT_ONCE = 500


def give_rows_a_language(apps, schema_editor):
    locales = apps.get_model("wagtailcore", "Locale").objects
    source, _new = locales.get_or_create(language_code=settings.LANGUAGE_CODE)
    for name in MODELS:
        model = apps.get_model("education", name)
        rows = list(model.objects.filter(translation_key__isnull=True).only("pk"))
        for row in rows:
            row.locale_id, row.translation_key = source.pk, uuid.uuid4()
        model.objects.bulk_update(rows, ["locale", "translation_key"], batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("education", "0010_language_of_a_row")]

    operations = [migrations.RunPython(give_rows_a_language, migrations.RunPython.noop)]
