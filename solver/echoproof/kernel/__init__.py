"""The certificate checker: standard library only, its own reader and semantics; nothing of ours is imported."""

from . import certificate, classfile
from .classfile import digest
from .meter import Meter
from .outcome import Code, Outcome, Rejected

__all__ = ["Code", "Outcome", "check", "digest"]


def check(class_file: bytes, certificate_file: bytes) -> Outcome:
    """Check a certificate against a class file, both as bytes; an Outcome always, never an exception for bad input."""
    try:
        names, cells = classfile.read(class_file, meter := Meter())
        return Outcome(certificate.check(certificate.read(certificate_file, meter), names, cells))
    except Rejected as rejected:
        return Outcome(None, *rejected.args)
