"""“How to write here”: a guide for writers, reviewers and publishers, inside the CMS."""
