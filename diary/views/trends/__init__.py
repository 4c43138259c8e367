"""Looking back in charts: what is read, the cards made of it, and the page."""
