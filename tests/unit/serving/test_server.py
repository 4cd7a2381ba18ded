"""The preview listens on this machine, and on no other address."""

from __future__ import annotations

import pytest

from sarcgen.errors import UsageError
from sarcgen.serving.server import listening


def test_it_listens_on_this_machine_only() -> None:
    with listening(0) as at:
        host, port = at.getsockname()
    assert host == "127.0.0.1"
    assert port > 0


def test_a_port_that_is_taken_is_told_with_a_way_out() -> None:
    with listening(0) as at:
        port = at.getsockname()[1]
        with pytest.raises(UsageError, match=rf"Port {port} is taken.+--port 0"), listening(port):
            pass
