"""The checklist page by page: the same pages with and without an account, and the runs a diary keeps."""
