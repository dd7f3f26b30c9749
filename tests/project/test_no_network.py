"""No network, seen from outside: import rules are checked by lint-imports, this is what happens when it runs."""

import subprocess
import sys

from desktop import paths
from tests.annuaire.fichiers import structure, write_csv, write_parquet, write_xlsx


def run_audited(*arguments):
    command = [sys.executable, "-m", "tests.project.programs.audited_check", *arguments]
    return subprocess.run(command, cwd=paths.ROOT, capture_output=True, text=True, check=False, timeout=120)


def test_the_whole_self_check_reaches_for_no_network():
    found = run_audited()

    assert found.returncode == 0, found.stdout + found.stderr


def test_no_reader_of_a_directory_reaches_for_one_whatever_a_courriel_says(tmp_path):
    doubtful = [structure(number, courriel=f"M.{number}+x@exemple-{number}.EU") for number in range(3)]
    paths_read = (
        write_csv(tmp_path / "s.csv", doubtful),
        write_parquet(tmp_path / "s.parquet", doubtful),
        write_xlsx(tmp_path / "s.xlsx", s=doubtful),
    )

    for path in paths_read:
        found = run_audited("annuaire", "lire", str(path))
        assert found.returncode == 0, found.stderr
        assert found.stdout.count(".EU") + found.stdout.count(".eu") == 3


def test_a_name_looked_up_would_be_seen():
    assert run_audited("--probe").returncode == 3
