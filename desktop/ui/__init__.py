"""The window: shows values, reports gestures, decides nothing."""
