"""Generators of the literature and of the house."""
