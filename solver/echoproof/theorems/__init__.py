"""One module for each theorem of the paper: what it says, what is proved of it, what runs, and what is not covered."""
