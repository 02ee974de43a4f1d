"""Files in: bytes → text rows → problems or facts → changes."""
