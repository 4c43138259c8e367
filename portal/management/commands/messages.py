"""``manage.py messages``: brings the catalogues of the interface in step with the code."""

from typing import Any

from django.core.management.base import BaseCommand

from education.languages import SOURCE, codes
from portal.translating.catalogue import update


class Command(BaseCommand):
    help = "Finds what there is to translate, keeps what is translated, and compiles it."

    def handle(self, *args: Any, **options: Any) -> None:
        for code in codes():
            if code != SOURCE:
                done, total = update(code)
                self.stdout.write(f"{code}: {done} of {total} messages are translated.")
