"""Structures that receive people: shipped national services and locally entered ones."""
