"""Non-uniform generation with replay: which promises can be kept, for classes of any size."""
