"""python -m echoproof.kernel.budgets CLASS CERTIFICATE: 0 accepted, 1 rejected, 2 a file cannot be read."""

import sys

from ..__main__ import main
from . import check

sys.exit(main(check, "CLASS CERTIFICATE", sys.argv[1:]))
