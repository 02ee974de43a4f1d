"""What is shown of a meeting that is prepared, part by part."""
