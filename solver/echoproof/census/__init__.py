"""The census: how many hard classes there are, without listing them, and how common they are."""
