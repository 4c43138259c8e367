"""The public read API: published content as JSON, on Wagtail's API v2, for other sites to show."""
