"""Self-experiments: their plans, days, results and limits, without a database."""
