"""What a user can do: read the store, apply a rule of the trade, save."""
