"""Pages that go one step at a time, and the steps that several of them share: a passphrase, a recovery code."""
