"""A mutation run over the checklist: each change to a rule or to the code must fail a case or a test."""
