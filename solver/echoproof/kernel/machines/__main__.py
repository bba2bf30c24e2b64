"""python -m echoproof.kernel.machines CLASS MACHINE CERTIFICATE: 0 accepted, 1 rejected, 2 a file cannot be read."""

import sys

from ..__main__ import main
from . import check

sys.exit(main(check, "CLASS MACHINE CERTIFICATE", sys.argv[1:]))
