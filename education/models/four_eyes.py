"""The one guard for going live: nothing does without a second person's signature."""


class FourEyes:
    """Mixin of every page and snippet that patients read."""
