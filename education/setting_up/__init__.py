"""What a new clinic starts with: pages, words, drafts to be signed, groups and the way of review."""
