"""Finite-state generators: files, and who wins against one, exactly."""
