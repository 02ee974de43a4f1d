"""What a director takes away: files made from a preparation."""
