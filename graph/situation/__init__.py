"""The facts on one day, and what follows from them."""
