"""The clinic's own codes with their words, for programs that read them in a pack or a diary."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from diary.domain.fhir.code_systems import NAMES, code_system
from diary.domain.fhir.codes import RED_FLAG, TAG
from diary.domain.fhir.parts import Whose
from diary.snapshots.red_flags import readable_red_flags
from diary.snapshots.vocabulary import vocabulary
from diary.wording.fhir import FHIR_JSON
from education.listings import clinic

NOBODY = UUID(int=0)


@require_safe
def fhir_code_system(request: HttpRequest, name: str) -> HttpResponse:
    """Show one code system as FHIR JSON, the same for everybody."""
    if name not in NAMES:
        raise Http404
    whose = Whose(NOBODY, settings.WAGTAILADMIN_BASE_URL)
    publisher = str(clinic().get("name") or "")
    made = code_system(name, whose, _live(name), publisher)
    return JsonResponse(
        made, content_type=FHIR_JSON, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


def _live(name: str) -> Mapping[str, str]:
    if name == TAG:
        return {code: tag.label for code, tag in sorted(vocabulary().items())}
    if name == RED_FLAG:
        found = readable_red_flags()
        flags = found.rules.by_code if found is not None else {}
        return {code: flag.sign for code, flag in sorted(flags.items())}
    return {}
