"""Documents on the screen: the pages that show them and how they leave."""
