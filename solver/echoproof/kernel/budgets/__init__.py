"""Proper generation in the limit under a budget of the adversary."""
