"""Guided interviews: XLSForm in, a compiled form, an engine that knows no window and no store."""
