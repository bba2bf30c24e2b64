"""Hypotheses, cells, classes and class files: frozen values, each checked once when made."""
