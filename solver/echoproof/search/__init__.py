"""Drives the solvers; what they propose is only ever believed once the kernel has checked it."""
