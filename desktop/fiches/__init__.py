"""Reflex sheets and the law they cite: shipped content, read from Markdown and TOML."""
