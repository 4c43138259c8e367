"""Every row has a language; codes are told apart inside one language."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("education", "0011_rows_are_in_the_source_language")]

    operations = [
        migrations.AlterField(
            model_name="articlechange",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="articlechange",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="claim",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="claimreference",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="claimreference",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="contributor",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="contributor",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="diarytag",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="diarytag",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="glossaryterm",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="glossaryterm",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="redflag",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="redflag",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="topic",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="visitquestion",
            name="locale",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            model_name="visitquestion",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterField(
            model_name="claim",
            name="code",
            field=models.CharField(
                help_text="Short and lasting: “C05”.", max_length=40, verbose_name="code"
            ),
        ),
        migrations.AlterField(
            model_name="claim",
            name="slug",
            field=models.SlugField(
                help_text="The last part of /claims/…/. Do not change it later.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="contributor",
            name="slug",
            field=models.SlugField(
                help_text="A short form of the name.", max_length=120, verbose_name="address"
            ),
        ),
        migrations.AlterField(
            model_name="diarytag",
            name="code",
            field=models.SlugField(
                help_text="Small letters and underscores: “abdominal_pain”. It never changes.",
                max_length=60,
                verbose_name="code",
            ),
        ),
        migrations.AlterField(
            model_name="glossaryterm",
            name="slug",
            field=models.SlugField(
                help_text="Its place on the glossary page.", max_length=80, verbose_name="address"
            ),
        ),
        migrations.AlterField(
            model_name="glossaryterm",
            name="term",
            field=models.CharField(
                help_text="The medical word, in small letters.", max_length=80, verbose_name="term"
            ),
        ),
        migrations.AlterField(
            model_name="redflag",
            name="code",
            field=models.CharField(
                help_text="“RF01”. It never changes.", max_length=10, verbose_name="code"
            ),
        ),
        migrations.AlterField(
            model_name="redflag",
            name="key",
            field=models.SlugField(
                help_text="A readable short name. It never changes.",
                max_length=60,
                verbose_name="key",
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="name",
            field=models.CharField(
                help_text="As people say it: “Food and diets”.", max_length=80, verbose_name="name"
            ),
        ),
        migrations.AlterField(
            model_name="topic",
            name="slug",
            field=models.SlugField(
                help_text="The last part of its address: /topics/food-and-diets/. Do not change it later.",
                max_length=80,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="visitquestion",
            name="code",
            field=models.SlugField(
                help_text="Short and lasting. It never changes.", max_length=60, verbose_name="code"
            ),
        ),
        migrations.AddConstraint(
            model_name="articlechange",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="article_change_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="claim_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("code", "locale"), name="claim_code_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("slug", "locale"), name="claim_slug_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="claimreference",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="claim_reference_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="contributor",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="contributor_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="contributor",
            constraint=models.UniqueConstraint(
                fields=("slug", "locale"), name="contributor_slug_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="diarytag",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="diary_tag_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="diarytag",
            constraint=models.UniqueConstraint(
                fields=("code", "locale"), name="diary_tag_code_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="glossaryterm",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="glossary_term_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="glossaryterm",
            constraint=models.UniqueConstraint(
                fields=("term", "locale"), name="glossary_term_term_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="glossaryterm",
            constraint=models.UniqueConstraint(
                fields=("slug", "locale"), name="glossary_term_slug_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="redflag",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="red_flag_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="redflag",
            constraint=models.UniqueConstraint(
                fields=("code", "locale"), name="red_flag_code_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="redflag",
            constraint=models.UniqueConstraint(
                fields=("key", "locale"), name="red_flag_key_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="topic_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                fields=("name", "locale"), name="topic_name_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                fields=("slug", "locale"), name="topic_slug_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="visitquestion",
            constraint=models.UniqueConstraint(
                fields=("translation_key", "locale"), name="visit_question_once_in_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="visitquestion",
            constraint=models.UniqueConstraint(
                fields=("code", "locale"), name="visit_question_code_in_a_language"
            ),
        ),
    ]
