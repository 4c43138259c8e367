"""Numbers of the diary in words: counts first, missing days always said, never why."""
