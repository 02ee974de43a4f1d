"""Files that people take away: of a prepared meeting, the gaps, the network and all data."""
