"""A list that claims to hold all hard classes of n hypotheses."""
