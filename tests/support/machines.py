"""Invented machines to set up on: what they have and lack, and a diary of what was done.

A stand-in plays Python: it keeps a diary of what it is asked to do and lacks what a test wants it
to lack. So no test touches the network, this machine's packages or its .venv.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.guards.repository import ROOT

SCRIPTS = ("set_up.sh", "set_up_browser.sh", "find_browser.sh", "apt.sh")
TOOLS = ("cat", "chmod", "cksum", "cp", "dirname", "env", "mkdir", "mv", "pwd", "rm", "sh", "touch")
PYTHON = """#!/bin/sh
# $MACHINE holds the diary and one file for each thing that this machine lacks.
case "$*" in
    --version) echo "Python 3.11.0" ;;
    *print*version_info*) echo 3.11 ;;
    *"sys.exit(sys.version_info"*) [ ! -e "$MACHINE/lacks-new-python" ] ;;
    *"import venv, ensurepip"*) [ ! -e "$MACHINE/lacks-venv" ] ;;
    *"import weasyprint"*) [ ! -e "$MACHINE/lacks-pango" ] ;;
    *"import pip"*) [ ! -e "$MACHINE/lacks-pip" ] ;;
    "-m venv "*)
        echo venv >>"$MACHINE/diary"
        rm -f "$MACHINE/lacks-pip"
        mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip install "*)
        echo "pip $*" >>"$MACHINE/diary"
        [ ! -e "$MACHINE/lacks-network" ] || exit 1
        touch .venv/bin/sarcgen && chmod +x .venv/bin/sarcgen ;;
    *) echo "unforeseen: $*" >>"$MACHINE/diary"; exit 1 ;;
esac
"""
APT = """#!/bin/sh
echo "apt $*" >>"$MACHINE/diary"
case "$*" in
    *libpango*) rm -f "$MACHINE/lacks-pango" ;;
    *venv*) rm -f "$MACHINE/lacks-venv" ;;
    *chromium*) [ ! -e "$MACHINE/brings" ] || mv "$MACHINE/brings" "$MACHINE/bin/chromium" ;;
esac
"""


@dataclass(slots=True)
class Machine:
    """A checkout on an invented machine."""

    folder: Path
    checkout: Path

    def lacks(self, *things: str) -> None:
        for thing in things:
            (self.folder / f"lacks-{thing}").touch()

    def install(self, name: str, script: str) -> None:
        program = self.folder / "bin" / name
        program.write_text(script, "utf-8")
        program.chmod(0o755)

    def diary(self) -> list[str]:
        """What was done since the last look."""
        diary = self.folder / "diary"
        lines = diary.read_text("utf-8").splitlines() if diary.exists() else []
        diary.write_text("", "utf-8")
        return lines

    def as_root_with_apt(self) -> None:
        self.install("id", "#!/bin/sh\necho 0\n")
        self.install("apt-get", APT)

    def set_up(
        self, script: str = "set_up.sh", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        environment |= {"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder)}
        return subprocess.run(
            [self.checkout / "tools" / script],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


def invented_machine(folder: Path) -> Machine:
    """A machine with Python and all that is needed, without apt, where nobody is root."""
    made = Machine(folder / "machine", folder / "checkout")
    (made.folder / "bin").mkdir(parents=True)
    (made.checkout / "tools").mkdir(parents=True)
    for name in ("pyproject.toml", "requirements.lock", *(f"tools/{name}" for name in SCRIPTS)):
        shutil.copy(ROOT / name, made.checkout / name)
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (made.folder / "bin" / tool).symlink_to(found)
    made.install("python3", PYTHON)
    made.install("id", "#!/bin/sh\necho 1000\n")
    return made
