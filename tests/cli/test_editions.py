"""``sarcgen editions``: which there are, and which of them the state has not published yet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.test_check import change
from tests.support.cards import EDITION
from tests.support.editions import NEXT, with_next_edition


def test_editions_are_listed_from_the_oldest_on(within: Command, folder: Path) -> None:
    templates = with_next_edition(folder)
    for other in templates.iterdir():
        if other.name not in (EDITION, NEXT, "base"):
            shutil.rmtree(other)
    change(templates / NEXT / "edition.yaml", "empty_group:", "provisional: yes\nempty_group:")
    run = within("editions", "--templates", "templates")
    assert (run.code, run.err) == (0, "")
    older, newer = run.out.splitlines()
    assert re.fullmatch(rf"{EDITION}  due 2020-02-01  \d+ tables", older)
    assert re.fullmatch(
        rf"{NEXT}  due 2021-02-01  \d+ tables"
        "  provisional: the state has not published this template",
        newer,
    )
