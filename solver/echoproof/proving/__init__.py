"""All about a class in a directory, and everything generated that is kept in the repository."""
