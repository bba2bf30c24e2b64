"""Witness Protection."""
