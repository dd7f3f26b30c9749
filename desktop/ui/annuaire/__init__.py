"""The directory in the window: finding, one structure, what this post notes of it, importing."""
