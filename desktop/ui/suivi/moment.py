"""A day, or a day and an hour, typed as in France; read in the time of this computer, kept in UTC."""

from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.entretiens.model import Kind
from desktop.langues.interface import _
from desktop.ui.entretien.lexical import to_lexical
from desktop.ui.kit import fields

_DAY_WIDTH_PX, _HOUR_WIDTH_PX = 190, 120


class DayEdit(QLineEdit):
    """`day()` is None when nothing, or nothing that is a day, is typed; `is_readable` tells the two apart."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(_("jj/mm/aaaa"))
        self.setMaxLength(10)
        self.setMaximumWidth(_DAY_WIDTH_PX)

    def day(self) -> date | None:
        value = to_lexical(Kind.DATE, self.text())
        return date.fromisoformat(value) if value else None

    def show_day(self, day: date | None) -> None:
        self.setText(f"{day:%d/%m/%Y}" if day else "")

    def is_readable(self) -> bool:
        return to_lexical(Kind.DATE, self.text()) is not None


class MomentField(fields.Field):
    """A day and an hour side by side under one label."""

    changed = Signal()

    def __init__(self, label: str, name: str, help_text: str = "") -> None:
        self._day = DayEdit(f"{name}-jour")
        self._hour = QLineEdit()
        self._hour.setObjectName(f"{name}-heure")
        self._hour.setPlaceholderText(_("hh:mm"))
        self._hour.setMaxLength(5)
        self._hour.setMaximumWidth(_HOUR_WIDTH_PX)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._day)
        row.addWidget(self._hour)
        row.addStretch(1)
        super().__init__(label, holder, help_text, name=name)
        holder.setFocusProxy(self._day)
        for edit, said in ((self._day, _("{label}, jour")), (self._hour, _("{label}, heure"))):
            edit.setAccessibleName(said.format(label=label))
            edit.textEdited.connect(self.changed)

    def moment(self) -> datetime | None:
        """None, and what is wrong said under the field, when it cannot be read."""
        day, hour = self._day.day(), to_lexical(Kind.TIME, self._hour.text())
        self.show_error("")
        if day is None:
            self.show_error(_("Écrivez une date qui existe : jour/mois/année, par exemple 05/03/2027."))
            self._day.setFocus()
            return None
        if not hour:
            self.show_error(_("Écrivez une heure qui existe, par exemple 14:30."))
            self._hour.setFocus()
            return None
        return datetime.combine(day, time.fromisoformat(hour)).astimezone(UTC)

    def show_moment(self, moment: datetime) -> None:
        local = moment.astimezone()
        self._day.show_day(local.date())
        self._hour.setText(f"{local:%H:%M}")
