"""How forms are written: widgets as Django's own, fields and whole forms as our components."""

from django.forms.renderers import TemplatesSetting


class PortalRenderer(TemplatesSetting):
    """Used for ``{{ form }}`` and ``{{ field.as_field_group }}``; widgets stay as the CMS needs them."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
