"""The pages of importing the directory, on the example of a list of approved associations."""

from desktop.ui.annuaire.import_done_page import ImportDonePage
from desktop.ui.annuaire.import_page import ImportPage
from desktop.ui.annuaire.import_preview_page import ImportPreviewPage
from tests.ui.stop import Stop

IMPORT = {
    "annuaire, imports": Stop(ImportPage, ("settings", "settings-directory")),
    "annuaire, aperçu": Stop(ImportPreviewPage, ("settings", "settings-directory"), ("choose",)),
    "annuaire, import fait": Stop(ImportDonePage, ("settings", "settings-directory", "choose"), ("import",)),
}
