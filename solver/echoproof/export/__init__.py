"""What was found, as text: LaTeX, PDF, DOT, and a bundle of files for one class."""
