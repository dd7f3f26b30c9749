"""The encrypted store (SQLCipher) and the keys that open it."""
