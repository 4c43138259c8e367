"""The one door to education's tables: published rows by stable code."""
