"""Non-uniform generation."""
