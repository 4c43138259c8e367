"""Every number of every derivation, tried on both sides."""
