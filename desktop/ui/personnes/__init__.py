"""The people of this post, their keys, the recovery code, and the key of the store."""
