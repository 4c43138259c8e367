"""The arithmetic of a process stays in its one thread."""

import os
import subprocess
import sys

MULTIPLY = """
from pathlib import Path
import django
django.setup()
import numpy as np
many = np.ones((700, 700))
many @ many
print(len(list(Path("/proc/self/task").iterdir())))
"""


def test_sums_of_the_portal_start_no_threads():
    env = {key: value for key, value in os.environ.items() if "NUM_THREADS" not in key}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", MULTIPLY], env=env, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "1"
