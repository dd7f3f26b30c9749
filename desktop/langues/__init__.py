"""Languages spoken at the desk and the texts shown in them, each with its review state."""
