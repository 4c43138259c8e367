"""The CMS says nothing of Wagtail's own news, and offers only time zones that browsers know."""

import pytest
from django.conf import settings
from wagtail.admin.localization import get_available_admin_time_zones
from wagtail.admin.wagtail_hooks import help_menu

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_help_menu_has_nothing_that_counts_as_unread(browsers, people, rf):
    request = rf.get("/cms/")
    request.user = people["writer"]

    names = {item.name for item in help_menu.menu_items_for_request(request)}

    assert "keyboard-shortcuts" in str(names)
    assert not {name for name in names if "guide" in name or "new" in name}


def test_every_time_zone_of_the_account_page_is_a_place(browsers):
    zones = get_available_admin_time_zones()

    assert {settings.TIME_ZONE, "UTC", "Europe/Dublin", "Australia/Sydney"} <= set(zones)
    assert not {"localtime", "Factory", "posixrules", "Etc/GMT+1"} & set(zones)
    assert browsers["writer"].get("/cms/account/").status_code == 200
