"""The rooms use each other in one direction only, and the contracts that say so are awake."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.repository import PACKAGE, ROOT

ORDER = "The order of the rooms: a room may use only what is below it"
TEXT_ONLY = "render and report see text only, never the numbers or what made them"
PROTECTED_ONLY = "present sees protected tables, never raw tables, school files or raw figures"
PUBLISHED_ONLY = "site, figures and verifying see what is published, never what it is made from"
ENGINES = "Nothing before render names Jinja, WeasyPrint or Typer"
ALL = {ORDER, TEXT_ONLY, PROTECTED_ONLY, PUBLISHED_ONLY, ENGINES}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the package in which a test may plant what is forbidden."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    shutil.copytree(PACKAGE, tmp_path / "sarcgen", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def lint(folder: Path) -> tuple[int, str]:
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


def verdicts(output: str, verdict: str) -> set[str]:
    return {
        name for name in ALL if re.search(rf"^{re.escape(name)} {verdict}\b", output, re.MULTILINE)
    }


def test_every_contract_is_kept() -> None:
    status, output = lint(ROOT)
    assert status == 0, output
    assert verdicts(output, "KEPT") == ALL


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("problems.py", "import sarcgen.errors", ORDER),
        ("model/values.py", "import sarcgen.tables.raw", ORDER),
        ("reading/document.py", "import sarcgen.model.values", ORDER),
        ("tables/raw.py", "import sarcgen.checks.all_checks", ORDER),
        ("checks/all_checks.py", "import sarcgen.disclosure.policy", ORDER),
        ("disclosure/policy.py", "import sarcgen.report", ORDER),
        ("render/html.py", "import sarcgen.present.formats", ORDER),
        ("present/formats.py", "import sarcgen.render.html", ORDER),
        ("pipeline.py", "import sarcgen.cli.app", ORDER),
        ("report/card.py", "import sarcgen.model.values", TEXT_ONLY),
        ("report/card.py", "import sarcgen.disclosure.protected", TEXT_ONLY),
        ("render/html.py", "import sarcgen.model.vocabulary", TEXT_ONLY),
        ("render/pdf.py", "import sarcgen.edition.spec", TEXT_ONLY),
        ("errors.py", "import sarcgen.model.values", TEXT_ONLY),  # on a detour
        ("present/formats.py", "import sarcgen.model.values", PROTECTED_ONLY),
        ("present/compose.py", "import sarcgen.tables.raw", PROTECTED_ONLY),
        ("present/prose.py", "import sarcgen.records.load", PROTECTED_ONLY),
        ("render/html.py", "import sarcgen.figures.document", TEXT_ONLY),
        ("site/cards.py", "import sarcgen.pipeline", ORDER),
        ("site/schools.py", "import sarcgen.edition.spec", PUBLISHED_ONLY),
        ("verifying/run.py", "import sarcgen.present.compose", PUBLISHED_ONLY),
        ("figures/document.py", "import sarcgen.disclosure.protected", PUBLISHED_ONLY),
        ("inspecting/cards.py", "import sarcgen.checking", ORDER),
        ("present/prose.py", "import jinja2", ENGINES),
        ("report/card.py", "import weasyprint", ENGINES),
        ("errors.py", "import typer", ENGINES),
        ("reading/yaml_reader.py", "def late() -> None:\n    import typer", ENGINES),
    ],
)
def test_a_planted_import_is_caught(house: Path, module: str, line: str, broken: str) -> None:
    planted = house / "sarcgen" / module
    planted.write_text(f"{planted.read_text('utf-8')}\n\n{line}\n", "utf-8")
    status, output = lint(house)
    assert status != 0
    assert broken in verdicts(output, "BROKEN"), output


def test_a_room_that_no_contract_knows_is_caught(house: Path) -> None:
    (house / "sarcgen" / "attic.py").write_text("", "utf-8")
    status, output = lint(house)
    assert status != 0
    assert "sarcgen.attic" in output
