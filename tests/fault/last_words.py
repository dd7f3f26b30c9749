"""Killing a program, and reading all that it had said."""

import subprocess


def last_words(process: "subprocess.Popen[str]") -> str:
    """Kill a program; return what it printed and was not read yet. Nothing may be on its stderr.

    Not `communicate`: it drops what a `readline` before it had read ahead.
    """
    process.kill()
    assert process.stdout is not None and process.stderr is not None
    with process.stdout as output, process.stderr as errors:
        said, complaint = output.read(), errors.read()
    process.wait()
    assert complaint == ""
    return said
