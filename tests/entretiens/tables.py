"""Small XLSForms written row by row, as a Markdown file or as a workbook."""

from pathlib import Path

from openpyxl import Workbook

SETTINGS = [{"form_title": "Essai", "form_id": "essai", "namespaces": 'rep="https://repere.example/xlsform"'}]
CHOICES = [
    {"list_name": "oui_non", "name": "oui", "label": "Oui"},
    {"list_name": "oui_non", "name": "non", "label": "Non"},
    {"list_name": "villes", "name": "rennes", "label": "Rennes"},
    {"list_name": "villes", "name": "brest", "label": "Brest"},
]
Rows = list[dict[str, str]]


def sheets(survey: Rows, choices: Rows | None = None, settings: Rows | None = None) -> dict[str, Rows]:
    return {"survey": survey, "choices": CHOICES if choices is None else choices, "settings": settings or SETTINGS}


def columns(rows: Rows) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def write_md(path: Path, content: dict[str, Rows]) -> Path:
    """A row without any cell is left out, as Markdown has it."""
    lines = ["# Essai", ""]
    for name, rows in content.items():
        header = columns(rows)
        lines += [f"| {name} |", "| | " + " | ".join(header) + " |"]
        lines += ["| | " + " | ".join(row.get(key, "").replace("|", r"\|") for key in header) + " |" for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_xlsx(path: Path, content: dict[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        header = columns(rows)
        sheet.append(header)
        for row in rows:
            sheet.append([row.get(key) for key in header])
    book.save(path)
    return path
