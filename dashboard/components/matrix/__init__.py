"""Who meets whom as matrices, each with its table."""
