"""XPath 1.0 with ODK's functions, compiled to Python closures. Knows trees of nodes, no form and no window."""
