"""How many states a machine needs that generates a class."""
