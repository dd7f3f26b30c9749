"""The first start of a post: what Repère keeps, who answers for it, the keys, how long."""
