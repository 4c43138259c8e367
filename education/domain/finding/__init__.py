"""Search without a database: words and their stems, synonyms, typing errors, ranking, excerpts."""
