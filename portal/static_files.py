"""How static files are named outside debug: by their content, and so are the modules that ours import."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

OWN_MODULES = "portal/js/*.js"


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Also writes the hashed name into ``import … from "./other.js"``, in our own modules only.

    Django offers this for every script there is; those of the CMS are not written for it.
    """

    _imports = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # noqa: SLF001 - Django's own patterns
    patterns = (*CompressedManifestStaticFilesStorage.patterns, (OWN_MODULES, _imports))
