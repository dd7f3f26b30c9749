"""The Qt style sheet of the window; `theme.py` fills its colours and sizes.

Widgets say what they are by the dynamic property `kind`; nothing styles by object name.
"""

STYLE_SHEET = """
* { outline: none; }
QWidget { color: $ink; font-size: $body; }
QMainWindow, QWidget[kind="page"] { background: $ground; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="content"] { background: transparent; border: none; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 6px; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: $title; font-weight: 700; }
QLabel[kind="heading"] { font-size: $large; font-weight: 700; }
QLabel[kind="lead"] { font-size: $large; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="soft"] { color: $soft_ink; }
QLabel[kind="small"] { color: $soft_ink; font-size: $small; }
QLabel[kind="error"] { color: $danger; font-weight: 600; }
QLabel[kind="mono"] { font-family: "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: $large; }
QLabel[kind="tag"], QLabel[kind="tag-caution"], QLabel[kind="tag-danger"], QLabel[kind="tag-done"] {
    font-size: $small; border-radius: 6px; padding: 2px 8px;
}
QLabel[kind="tag"] { color: $soft_ink; background: $sunken; }
QLabel[kind="tag-caution"] { color: $caution; background: $caution_ground; }
QLabel[kind="tag-danger"] { color: $danger; background: $danger_ground; }
QLabel[kind="tag-done"] { color: $done; background: $done_ground; }

QFrame[kind="header"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="card-marked"] { background: $action_ground; border: 2px solid $action; border-radius: 12px; }
QFrame[kind="sunken"] { background: $sunken; border: none; border-radius: 12px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="forbidden"] { background: $danger_ground; border: 1px solid $danger; border-radius: 12px; }
QFrame[kind="paper"] { background: $paper; border: 1px solid $line; }
QFrame[kind="footer"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[kind="drawer"] { background: $surface; border: none; border-left: 2px solid $danger; }
QFrame[kind="banner-info"] {
    background: $action_ground; border: none; border-left: 4px solid $action; border-radius: 8px;
}
QFrame[kind="banner-danger"] {
    background: $danger_ground; border: none; border-left: 4px solid $danger; border-radius: 8px;
}
QFrame[kind="banner-caution"] {
    background: $caution_ground; border: none; border-left: 4px solid $caution; border-radius: 8px;
}
QFrame[kind="banner-done"] { background: $done_ground; border: none; border-left: 4px solid $done; border-radius: 8px; }

QPushButton, QToolButton {
    min-height: $target; min-width: $target; padding: 0 18px; border-radius: 10px;
    background: $surface; border: 1px solid $strong_line; color: $ink; font-weight: 600;
}
QToolButton { padding: 0 8px; }
QPushButton:hover, QToolButton:hover { background: $action_ground; border-color: $action; }
QPushButton:focus, QToolButton:focus { border: 2px solid $action; }
QPushButton:disabled, QToolButton:disabled { color: $soft_ink; background: $sunken; border-color: $line; }
QPushButton[kind="primary"] { background: $action; color: $on_action; border: 2px solid $action; padding: 0 24px; }
QPushButton[kind="primary"]:hover { background: $action_hover; border-color: $action_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $soft_ink; border-color: $line; }
QPushButton[kind="danger"] { background: $danger; color: $on_danger; border: 2px solid $danger; }
QPushButton[kind="danger"]:hover { background: $danger_hover; border-color: $danger_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid $ink; }
QPushButton[kind="danger"]:disabled { background: $sunken; color: $soft_ink; border-color: $line; }
QPushButton[kind="danger-quiet"] { background: transparent; color: $danger; border: 1px solid $danger; }
QPushButton[kind="danger-quiet"]:hover { background: $danger_ground; }
QPushButton[kind="danger-quiet"]:disabled { background: $sunken; color: $soft_ink; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
    background: transparent; border: 2px solid transparent; color: $action;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $action_ground; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $action; }
QPushButton[kind="quiet"]:disabled { color: $soft_ink; background: transparent; }
QPushButton[kind="chip"] {
    padding: 0 10px; font-size: $small; font-weight: 400; background: $sunken; color: $action;
    border: 1px solid transparent; border-radius: 8px;
}
QPushButton[kind="chip"]:hover { background: $action_ground; }
QPushButton[kind="chip"]:focus { border: 2px solid $action; }

*[kind="tile"] {
    background: $surface; border: 1px solid $line; border-radius: 14px;
}
*[kind="tile"]:hover { background: $action_ground; border-color: $action; }
*[kind="tile"]:focus { border: 2px solid $action; }

*[kind="choice"] { background: $surface; border: 1px solid $strong_line; border-radius: 10px; }
*[kind="choice"]:disabled { background: $sunken; border-color: $line; }
*[kind="choice"] QLabel:disabled { color: $soft_ink; }
*[kind="choice"]:hover { background: $action_ground; border-color: $action; }
*[kind="choice"]:on { background: $action_ground; border: 3px solid $action; }
*[kind="choice"]:focus { border: 2px solid $action; }
*[kind="choice"]:on:focus { border: 4px solid $action; }
QPushButton[kind="segment"] { padding: 0 14px; }
QPushButton[kind="segment"]:checked { background: $action_ground; border: 2px solid $action; color: $action; }
*[kind="state-panel"] { background: transparent; border: 1px dashed $strong_line; border-radius: 10px; }
*[kind="state-panel"]:hover { background: $sunken; }
*[kind="state-panel"]:on { background: $caution_ground; border: 2px solid $caution; }
*[kind="state-panel"]:focus { border: 2px solid $action; }
*[kind="place"] { background: transparent; border: 2px solid transparent; border-radius: 10px; }
*[kind="place"]:hover { background: $sunken; }
*[kind="place"]:on { background: $action_ground; }
*[kind="place"]:focus { border: 2px solid $action; }
*[kind="row"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
*[kind="row"]:hover { background: $action_ground; border-color: $action; }
*[kind="row"]:focus { border: 2px solid $action; }

QLineEdit, QPlainTextEdit, QDateTimeEdit, QComboBox {
    min-height: $target; padding: 0 12px; background: $surface; border: 1px solid $strong_line; border-radius: 8px;
    selection-background-color: $action; selection-color: $on_action;
}
QPlainTextEdit { padding: 8px 12px; }
QLineEdit:focus, QPlainTextEdit:focus, QDateTimeEdit:focus, QComboBox:focus { border: 2px solid $action; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $soft_ink; }
QLineEdit:read-only { background: $sunken; color: $soft_ink; border-color: $line; }
QLineEdit:read-only:focus { border: 2px solid $action; }
QLineEdit[kind="large"] { font-size: $large; }
QLineEdit QToolButton, QLineEdit QToolButton:disabled { padding: 0; border: none; background: transparent; }
QLineEdit[kind="code"] { font-family: "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: $large; }
QComboBox::drop-down { border: none; width: 36px; }
QComboBox::down-arrow { image: url("$down_icon"); width: 20px; height: 20px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $line; selection-background-color: $action_ground; selection-color: $ink;
}

QListView { background: $surface; border: 1px solid $strong_line; border-radius: 8px; }
QListView:focus { border: 2px solid $action; }
QListView::item { min-height: $target; padding: 2px 12px; border-radius: 6px; }
QListView::item:hover { background: $sunken; }
QListView::item:selected { background: $action_ground; color: $ink; }

QCheckBox { min-height: $target; spacing: 12px; background: transparent; }
QCheckBox::indicator {
    width: 24px; height: 24px; border: 2px solid $strong_line; border-radius: 6px; background: $surface;
}
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $action; }
QCheckBox::indicator:checked { background: $action; border-color: $action; image: url("$check_icon"); }
QCheckBox:focus { color: $action; }

QProgressBar {
    background: $sunken; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; text-align: center;
}
QProgressBar::chunk { background: $action; border-radius: 4px; }
QProgressBar[kind="busy"] { border-radius: 0; max-height: 3px; min-height: 3px; background: transparent; }

QScrollBar:vertical { background: transparent; width: 14px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 44px; }
QScrollBar::handle:vertical:hover { background: $strong_line; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 5px; min-width: 44px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; width: 0; height: 0;
}

QTabBar::tab {
    min-height: $target; padding: 0 18px; background: transparent; border: none; border-bottom: 3px solid transparent;
    color: $soft_ink;
}
QTabBar::tab:selected { color: $action; border-bottom: 3px solid $action; font-weight: 700; }
QTabBar::tab:hover { color: $ink; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
"""
