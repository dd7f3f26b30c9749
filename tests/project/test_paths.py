"""Where Repère looks for what it did not write itself."""

import os

from desktop import paths


def test_no_variable_of_the_environment_moves_the_policy_of_the_service(monkeypatch, tmp_path):
    expected = paths.politique_file()
    for name in (*os.environ, "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME", "PROGRAMDATA", "ALLUSERSPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))

    assert paths.politique_file() == expected
    assert expected.is_absolute()
