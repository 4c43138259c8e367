"""Install the programs: ``python -m tests.interop``."""

import sys

from tests.interop.node import NotInstalled, install

try:
    install()
except NotInstalled as fault:
    sys.exit(str(fault))
