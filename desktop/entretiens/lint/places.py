"""Where a fault is written: from the question and the column it names to a sheet, a row, a header."""

from desktop.entretiens.lint.fault import Fault, Finding
from desktop.entretiens.workbook import Place, Row, Sheet, Workbook, column_name
from desktop.entretiens.xform import langue_code


def located(fault: Fault, workbook: Workbook | None) -> Finding:
    """In an XForm only the name of the question is known."""
    place = Place() if workbook is None else _place(fault, workbook)
    said = f"{fault.name} ({fault.column})" if fault.column and fault.name else fault.name
    return Finding(place, fault.reason, fault.severity, said)


def _place(fault: Fault, workbook: Workbook) -> Place:
    sheet = workbook.sheet("choices" if fault.list_id else "survey")
    row = _choice(sheet, fault) if fault.list_id else workbook.question(fault.name, fault.nth)
    if row is None:
        return Place()
    header = _of_langue(sheet, fault) or sheet.header(row, fault.column) or fault.column
    return Place(sheet.name, row.number, header, row.line)


def _choice(sheet: Sheet, fault: Fault) -> Row | None:
    wanted = (fault.list_id, fault.name)
    return next((r for r in sheet.rows if (sheet.value(r, "list_name"), sheet.value(r, "name")) == wanted), None)


def _of_langue(sheet: Sheet, fault: Fault) -> str:
    if not fault.langue:
        return ""
    for header in sheet.headers:
        column, _, name = column_name(header).partition("::")
        if column == fault.column and name and langue_code(name) == fault.langue:
            return header
    return ""
