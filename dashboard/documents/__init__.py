"""Files that people take away: of a prepared meeting, of the gaps, of the network and of all data."""
