"""What `strace` is asked for is seen: without this, finding no socket would prove nothing."""

import subprocess
import sys

import pytest

from tests.fault.system_calls import can_trace, read_trace, traced

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not installed, or may not trace here")


def test_the_trace_sees_a_network_socket_when_there_is_one(tmp_path):
    program = "import socket; socket.socket(); socket.socket(socket.AF_INET6)"
    subprocess.run([*traced(tmp_path / "trace"), sys.executable, "-c", program], check=True)

    assert {"AF_INET", "AF_INET6"} <= read_trace(tmp_path / "trace").socket_families
