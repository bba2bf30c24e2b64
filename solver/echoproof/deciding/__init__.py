"""What is decided of a class, by closed forms: findings with their certificates."""
