"""The answer of a partner on screen: the code being typed, and what an answer says before it is noted."""
