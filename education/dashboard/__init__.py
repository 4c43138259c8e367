"""The CMS's home page: what waits for this member of staff, and nothing they cannot act on."""
