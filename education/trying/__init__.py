"""Trying a changed red flag against clinical cases, before anybody can sign it."""
