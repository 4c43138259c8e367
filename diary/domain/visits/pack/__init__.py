"""What a pack counts: each number once, by the diary's own definitions. No words, no clock, no database."""
