"""This post: who opens its store, what was done with it, what the service allows on it."""
