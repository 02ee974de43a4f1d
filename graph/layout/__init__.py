"""Where things stand in the picture, and what is drawn as one."""
