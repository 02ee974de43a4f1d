"""The parts of the page on which one tries out what a change would bring."""
