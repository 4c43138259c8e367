"""Tests of what a pack says."""
