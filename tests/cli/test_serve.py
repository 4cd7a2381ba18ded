"""``sarcgen serve`` as a command: what it takes, what it refuses, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sarcgen.serving.server import listening
from tests.cli.conftest import EDITION, ROOT, Command


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-school",), "There is no school"),
        (("--edition", "1999-00"), "There is no edition"),
        (("--language", "xx"), "There is no language"),
        (("--editor", "emacs"), "--editor takes one of"),
        (("--schools", "nowhere"), "There is no folder nowhere"),
    ],
)
def test_what_is_not_there_is_a_sentence(
    within: Command, arguments: tuple[str, ...], said: str
) -> None:
    run = within("serve", "--port", "0", *arguments)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_port_that_is_taken_is_a_sentence(within: Command) -> None:
    with listening(0) as at:
        run = within("serve", "--port", str(at.getsockname()[1]))
    assert (run.code, run.out) == (2, "")
    assert "is taken, perhaps by another preview. Try --port 0" in run.err


def test_no_other_address_can_be_asked_for(within: Command) -> None:
    assert within("serve", "--help").out.count("--host") == 0
    assert within("serve", "--host", "0.0.0.0").code == 2  # noqa: S104 (it is refused)


@pytest.mark.parametrize(("name", "end"), [((), "/"), (("kellogg",), f"/{EDITION}/kellogg")])
def test_it_prints_its_address_opens_the_browser_and_ends_when_interrupted(
    folder: Path, name: tuple[str, ...], end: str
) -> None:
    opened = folder / "opened"
    browser = folder / "browser.sh"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >"{opened}"\n', "utf-8")
    browser.chmod(0o755)
    with subprocess.Popen(
        [sys.executable, "-m", "sarcgen", "serve", *name, "--port", "0", "--open"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": f"{browser} %s"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        host, port = address.removeprefix("http://").partition("/")[0].split(":")
        assert address == f"http://127.0.0.1:{port}{end}"
        # An answer shows that it runs and no longer starts.
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b"GET /preview.js HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert connection.recv(12) == b"HTTP/1.1 421"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert err == "The preview runs on this machine only. Ctrl-C ends it.\n"
    assert opened.read_text("utf-8").strip() == address
    assert sorted(path.name for path in folder.iterdir()) == ["browser.sh", "opened", "schools"]
