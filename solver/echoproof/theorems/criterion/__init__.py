"""The criterion for finite classes."""
