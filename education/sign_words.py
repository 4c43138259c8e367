"""The headings of the emergency signs, and the names of the regions, as patients read them."""

from django.utils.translation import gettext_lazy as _

SIGN_HEADINGS = {
    "bleeding": _("Bleeding"),
    "pain": _("Severe tummy, chest or back pain"),
    "collapse": _("Collapse, breathing, very ill"),
    "swallowing": _("Stuck food, or something swallowed"),
    "allergy": _("Allergy"),
    "pregnancy": _("Pregnancy"),
    "hernia": _("Testicle, or a stuck hernia"),
    "blocked": _("Cannot poo, pass wind or wee, or numb"),
    "head": _("Head"),
    "treatment": _("Diabetes, steroids, cancer treatment, liver, or a procedure"),
    "alcohol": _("Alcohol"),
    "safe": _("Not safe"),
    "other": _("Other signs"),
}

REGION_NAMES = {
    "GB-ENG": _("England"),
    "GB-WLS": _("Wales"),
    "GB-SCT": _("Scotland"),
    "GB-NIR": _("Northern Ireland"),
    "IE": _("Ireland"),
    "US": _("the United States"),
    "AU": _("Australia"),
}
