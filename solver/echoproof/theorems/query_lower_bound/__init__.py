"""Membership queries and proper generation."""
