"""The French of what is printed: it goes to a partner, or into a file, whatever language the window speaks."""


def _(text: str) -> str:
    return text
