"""Search on the site: what it knows (entries), how that is written and read, and what it did not find."""
