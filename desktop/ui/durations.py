"""Lengths of time, in words."""

from desktop.langues.interface import ngettext


def days(count: int) -> str:
    return ngettext("{n} jour", "{n} jours", count).format(n=count)


def hours(count: int) -> str:
    return ngettext("{n} heure", "{n} heures", count).format(n=count)


def minutes(count: int) -> str:
    return ngettext("{n} minute", "{n} minutes", count).format(n=count)
