"""The hazard log as a page of the CMS, made from the one file that holds it."""
