"""Whether a page was useful: readers say so without an account, staff read it by article."""
