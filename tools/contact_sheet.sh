#!/bin/sh
# Planche de tous les documents, dans toutes les langues : docs/images/documents.png. Demande poppler-utils et imagemagick.
# Une rangée par document (fiche, fiche d'un mineur, carte, droits), une colonne par langue ; puis ceux qui n'en ont qu'une.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -m desktop papier --exemples "$folder" >/dev/null
for pdf in "$folder"/*.pdf; do
    pdftoppm -r 36 -f 1 -l 1 -singlefile -png "$pdf" "${pdf%.pdf}"
done
columns=$(ls "$folder"/carte-*.png | wc -l)
cd "$folder"
montage fiche-[!m]*.png fiche-mineur-*.png carte-*.png droits-*.png \
    declaration.png note.png formulaires-vierges.png langues.png \
    -tile "${columns}x" -geometry 160x226+2+2 -background '#d8dbde' sheet.png
convert sheet.png -colors 24 -define png:compression-level=9 "$OLDPWD/docs/images/documents.png"
