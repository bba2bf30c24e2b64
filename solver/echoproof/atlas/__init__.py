"""The map of all notions: which is stronger, by theorem, and which class is the smallest that tells two apart."""
