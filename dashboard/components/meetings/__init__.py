"""What is shown and filled in of the meetings of a body."""
