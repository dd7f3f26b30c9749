"""« Numéros du poste » on screen: the list of local services, and one of them filled in."""
