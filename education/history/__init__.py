"""Every version of an article that readers could read, and what differs between two of them."""
