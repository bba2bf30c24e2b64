"""Uniform generation."""
