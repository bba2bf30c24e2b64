"""The certificate checker: standard library only, its own reader and semantics; nothing of ours is imported.

`check` is the one door to it. It tells the files apart (`door`), reads the head of the certificate, which chooses the
rule (`certificate`), reads the class (`classfile`, `integers`, `strings`), and lets the rule decide. A rule is a class
of its own in `limit`, `uniform`, `budgets`, `machines`, `synthesis` or `completeness`; what they share is in `facts`.
All work is drawn from one budget (`meter`).
"""

from .classfile import digest
from .door import check
from .outcome import Code, Outcome

__all__ = ["Code", "Outcome", "check", "digest"]
