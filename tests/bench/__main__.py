"""`make bench`: measures Repère against bare references and prints a table, in French. Nothing is asserted."""

import argparse
import os
import platform
import tempfile
from pathlib import Path

from desktop import paths
from tests.bench.backup import measure_backup
from tests.bench.commit import measure_commit
from tests.bench.directory import measure_directory
from tests.bench.directory_import import measure_directory_import
from tests.bench.envelopes import installed_age, measure_envelopes
from tests.bench.interview import measure_interview
from tests.bench.interview_engine import installed_engine, measure_interview_engine
from tests.bench.many_slips import measure_many_slips
from tests.bench.measure import Row
from tests.bench.papers import installed_html_engine, measure_papers
from tests.bench.sheets import measure_sheets
from tests.bench.startup import measure_startup

_MIB = 1024 * 1024


def measure_bundle() -> list[Row]:
    """The size of what `make build` left; nothing when it was not run."""
    bundle = paths.ROOT / "dist" / "repere"
    sizes = [path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    return [Row("taille de dist/repere", sum(sizes) / _MIB, None, "Mio", 1)] if sizes else []


def format_table(rows: list[Row]) -> str:
    lines = [f"{'mesure':<46}{'Repère':>14}{'référence':>14}{'rapport':>10}{'n':>6}"]
    for row in rows:
        reference = "—" if row.reference is None else f"{row.reference:.2f} {row.unit}"
        ratio = "—" if row.reference is None else f"{row.ours / row.reference:.2f}"
        lines.append(f"{row.name:<46}{f'{row.ours:.2f} {row.unit}':>14}{reference:>14}{ratio:>10}{row.count:>6}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--starts", type=int, default=9, help="démarrages de chacun")
    parser.add_argument("--commits", type=int, default=1000, help="réponses enregistrées de chacun")
    parser.add_argument("--questions", type=int, default=200, help="questions conduites de chacun")
    parser.add_argument("--backups", type=int, default=5, help="sauvegardes d'un coffre de 20 000 fiches")
    parser.add_argument("--slips", type=int, default=100_000, help="fiches du plus grand coffre")
    parser.add_argument("--papers", type=int, default=15, help="dessins de chaque document")
    parser.add_argument("--batch", type=int, default=1000, help="fiches dessinées d'un trait")
    parser.add_argument("--envelopes", type=int, default=30, help="enveloppes scellées et ouvertes de chaque taille")
    parser.add_argument("--structures", type=int, default=100_000, help="structures de l'annuaire")
    options = parser.parse_args()
    # Beside the sources and not in the system's folder, which may be in memory.
    build = paths.ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mesure-", dir=build) as folder:
        rows = measure_startup(Path(folder) / "startup", options.starts)
        rows += measure_commit(Path(folder), options.commits)
        rows += measure_sheets(Path(folder) / "sheets", options.starts)
        rows += measure_interview(Path(folder) / "interview", options.questions)
        engine, no_engine = installed_engine()
        rows += measure_interview_engine(Path(folder) / "engine", engine)
        html, no_html = installed_html_engine()
        rows += measure_papers(html, options.papers, options.batch)
        age, no_age = installed_age()
        rows += measure_envelopes(Path(folder) / "envelopes", age, options.envelopes, 10_000)
        rows += measure_directory_import(Path(folder) / "import", options.structures, 3)
        rows += measure_backup(Path(folder) / "backup", 20_000, options.backups)
        rows += measure_many_slips(Path(folder) / "slips", options.slips, options.starts)
        rows += measure_directory(Path(folder) / "directory", options.structures, options.starts)
    rows += measure_bundle()
    print(format_table(rows))
    print(
        f"\nMédianes (ou centiles dits), chaque mesure en alternance avec sa référence : fenêtre PySide6 nue ;"
        f"\nsqlcipher3 nu, mêmes octets, WAL et synchronous=FULL ;"
        f"\nle même, puis une page des mêmes mots en widgets nus ; moteur d'ODK sur Node, même formulaire ;"
        f"\ncopie du même fichier, puis fsync ;"
        f"\nmêmes mots posés par ReportLab seul, et même page en HTML par WeasyPrint (temps de processeur) ;"
        f"\ncommande age sur les mêmes octets, son lancement compris ; les mêmes HMAC nus ;"
        f"\nmême fichier lu par csv ou pyarrow, puis validé par les modèles de data·inclusion ;"
        f"\nrequête FTS5 nue sur le même coffre ; liste Qt nue qui tient toutes ses lignes ; coffre vide ;"
        f"\nLIKE nu, même annuaire, mêmes touches (pour le lire : les mêmes colonnes)."
        f"\nSans écran (offscreen)."
        f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processeurs."
    )
    if no_engine:
        print(f"Les lignes « moteur, … » n'ont pas de référence : {no_engine}.")
    if no_html:
        print(f"Les lignes « ÷ WeasyPrint » n'ont pas de référence : {no_html}.")
    if no_age:
        print(f"Les lignes « enveloppe, … » n'ont pas de référence : {no_age}.")
    if not (build.parent / "dist" / "repere").is_dir():
        print("La taille de l'application n'est pas mesurée : lancer d'abord « make build ».")


if __name__ == "__main__":
    main()
