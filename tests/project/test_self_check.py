"""`--check` says which policy holds on this post, and what is wrong with it."""

from desktop.self_check import run_checks


def _line(printed, beginning):
    return next(line for line in printed.splitlines() if line.startswith(beginning))


def test_the_check_names_what_the_policy_fixes_and_a_service_nobody_knows(qapp, tmp_path, capsys):
    path = tmp_path / "politique.toml"
    path.write_text('version = 1\ndurees.conservation_jours = 30\ndestinataires.nationaux = ["acse", "nulle-part"]\n')

    status = run_checks(politique=path)

    printed = capsys.readouterr().out
    assert status == 0
    assert "fixe : durees.conservation_jours, destinataires.nationaux" in _line(printed, "ok     politique du service")
    assert "« nulle-part »" in _line(printed, "À VOIR politique du service")


def test_the_check_fails_on_a_malformed_policy_and_names_its_line(qapp, tmp_path, capsys):
    path = tmp_path / "politique.toml"
    path.write_text("version = 1\n\ndurees.conservation_jours = 0\n")

    status = run_checks(politique=path)

    printed = capsys.readouterr().out
    assert status == 1
    assert f"{path}, ligne 3" in _line(printed, "ÉCHEC  politique du service")
