"""Help to form kerngroepen: choosing, moving and keeping."""
