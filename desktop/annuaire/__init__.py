"""The directory: structures and services as data·inclusion describes them, what this post adds, finding in it."""
