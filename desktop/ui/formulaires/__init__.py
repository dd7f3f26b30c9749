"""Pages of the questionnaires of the service."""
