"""The slip on screen: completed section by section, agreed to item by item, handed over, followed, erased."""
