"""The CMS in the clinic's colours."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def clinic_colours() -> SafeString:
    """Turn the CMS teal."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/css/cms.css"))
