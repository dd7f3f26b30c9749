"""Pages about backups: the list, opening one, what restoring it would give and take, and help when nothing opens."""
