"""Repère: reflex sheets, guided interviews and referral slips, without any network."""

__version__ = "0.1.0"
