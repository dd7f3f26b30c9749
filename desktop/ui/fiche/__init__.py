"""Reflex sheets on screen: the list, one sheet with its steps, its law and its contacts."""
