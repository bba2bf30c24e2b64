"""Separation in the limit."""
