"""Asks whether what our content links to still answers: politely, slowly, and nowhere private."""
