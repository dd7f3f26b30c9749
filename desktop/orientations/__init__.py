"""Referral slips: what they hold, when they may leave, what leaves."""
