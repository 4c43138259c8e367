"""What staff see of education in the CMS, on top of Wagtail's own screens."""
