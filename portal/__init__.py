"""The clinic's site: puts education and diary together, with accounts and settings."""

import os

# Read by numpy when it is first imported. Columns are short: threads that share such sums mostly wait for each other,
# and took ten times the processor's time on a machine that was busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
