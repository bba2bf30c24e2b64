"""Adversaries that play against a given generator, generators of the literature, and the referee that judges them."""
