"""Pages that erase before the date, or decide what a clock erases."""
