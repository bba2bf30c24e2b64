"""Findings as certificates that the kernel checks: the typed records of their file formats."""
