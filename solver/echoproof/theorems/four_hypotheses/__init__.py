"""The four hypotheses."""
