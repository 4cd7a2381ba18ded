"""The files for programs and the pages of the site hold none of the hidden numbers either."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.privacy.conftest import Command, Folder, Run
from tests.privacy.small_groups import HIDDEN, Case, found_in
from tests.support.cards import EDITION
from tests.support.sites import everything_in


@pytest.mark.parametrize("end", ["json", "csv", "fragment.html"])
def test_the_files_beside_the_card_hold_none(built: Run, case: Case, end: str) -> None:
    content = built.files[f"{EDITION}/{case.name}.{end}"].decode("utf-8")
    assert "Filipino" in content
    assert found_in(content, case) == {}


def test_what_programs_read_holds_none(built: Run, case: Case) -> None:
    """Numbers and texts as a program has them, however they are written in the file."""
    texts: list[str] = []
    waiting: list[Any] = [json.loads(built.files[f"{EDITION}/{case.name}.json"])]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += [*node.keys(), *node.values()]
        elif isinstance(node, list):
            waiting += node
        else:
            texts.append(str(node))
    assert len(texts) > 1000
    assert found_in("\n".join(texts), case) == {}


def test_a_hidden_row_has_neither_numbers_nor_a_telling_reason(built: Run, case: Case) -> None:
    content = built.files[f"{EDITION}/{case.name}.csv"].decode("utf-8-sig")
    rows = [
        row
        for row in csv.DictReader(StringIO(content, newline=""))
        if row["table"] == "caaspp-ela-by-group" and row["printed"] == "--"
    ]
    assert len(rows) >= 5 * len(HIDDEN)
    assert {(row["number"], row["reason"]) for row in rows} == {("", "suppressed")}


def test_the_site_and_the_look_at_it_hold_none(
    sarcgen: Command, folders: tuple[Folder, Folder], case: Case, tmp_path: Path
) -> None:
    said = []
    pages = []
    for folder in folders:
        site = tmp_path / folder.path.name
        for name, content in folder.built.files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)
        run = sarcgen(tmp_path, "site", site.name)
        assert run.code == 0
        looked = sarcgen(folder.path, "publish-check", str(site), "--format", "json")
        said += [run.out, run.err, looked.out, looked.err]
        pages.append(everything_in(site))
    assert pages[0] == pages[1]
    own = {name: page.decode("utf-8") for name, page in pages[0].items() if EDITION not in name}
    assert "index.html" in own
    assert found_in("\n".join([*said, *own, *own.values()]), case) == {}
