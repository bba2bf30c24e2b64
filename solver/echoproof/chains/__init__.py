"""Markovian generation chains: a text is rewritten again and again by a model that sees only the last one."""
