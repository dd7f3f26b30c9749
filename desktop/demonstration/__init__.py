"""A fictitious reception played through the real windows: what `--demo` shows and what the end-to-end test replays."""
