"""Exchange keys on screen: that of this post, those of partners, adding one, comparing six words."""
