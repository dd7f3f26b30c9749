"""Building blocks of every page: texts, buttons, panels, fields. They hold no trade rule."""
