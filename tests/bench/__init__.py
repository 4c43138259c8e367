"""What a page costs, against a bare Django view in the same process: ``python -m tests.bench``."""
