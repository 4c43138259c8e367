"""How often somebody may try: guesses of a mailed code, and what is left of tries after erasing."""

from datetime import datetime

from allauth.account import app_settings
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache, caches
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import connection
from django.http import HttpRequest

from portal.accounts.models import User

APP = "allauth.account"


def may_guess(request: HttpRequest, *, address: str, sent_at: float) -> bool:
    """Count one guess of a mailed code, and say whether it may be looked at.

    allauth counts in the session, where guesses sent at the same moment overwrite each other. This
    counts first and looks afterwards, under a lock in the cache that all processes share: for the
    one code, and for its address whatever the way the code is used for.
    """
    one_code = f"{request.session.session_key} {sent_at}"
    return ratelimit.consume(request, action="guess_code", key=one_code) and ratelimit.consume(
        request, action="guess_of_address", key=address.lower()
    )


def forget_tries(*, user: User, addresses: set[str]) -> None:
    """Remove what the rate limits hold of a person: hashes of their addresses, and their number."""
    names = {address.lower() for address in addresses} | {f"mfa-auth-user-{user.pk}"}
    kept = []
    for action in app_settings.RATE_LIMITS:
        for rate in get_rates(app=APP, action=action):
            if rate.per == "user":
                kept.append(get_cache_key(None, app=APP, action=action, rate=rate, user=user))
            if rate.per == "key":
                kept += [
                    get_cache_key(None, app=APP, action=action, rate=rate, key=name)
                    for name in names
                ]
    cache.delete_many(kept)


def forget_what_ran_out(*, now: datetime) -> None:
    """Remove from the cache's table what has run out, such as IP addresses; Redis does it itself."""
    kept_in = caches["default"]
    if not isinstance(kept_in, BaseDatabaseCache):
        return
    table = connection.ops.quote_name(kept_in.cache_model_class._meta.db_table)  # noqa: SLF001 - Django's public way to a table's name
    moment = connection.ops.adapt_datetimefield_value(now.replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [moment])  # noqa: S608 - the name is a setting's
