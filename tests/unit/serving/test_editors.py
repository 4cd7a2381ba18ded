"""Links into an editor: of those that are known, or in a form of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.errors import UsageError
from sarcgen.problems import Mark
from sarcgen.serving.editors import EDITORS, editor_links, link_to


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", EDITORS)
def test_a_known_editor_gets_the_whole_path_the_line_and_the_column(
    name: str, tmp_path: Path
) -> None:
    link = link_to(Mark("schools/oak school.yaml", 12, 5), editor_links(name))
    assert f"{tmp_path.as_posix()}/schools/oak%20school.yaml" in link
    assert link.endswith((":12:5", "&line=12&column=5"))
    assert "{" not in link


def test_windows_reaches_files_of_its_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSL_DISTRO_NAME", "Debian")
    link = link_to(Mark("/data/oak.yaml", 12, 5), editor_links("vscode"))
    assert link == "vscode://vscode-remote/wsl+Debian/data/oak.yaml:12:5"
    assert editor_links("zed") == EDITORS["zed"]


def test_a_form_of_ones_own_is_filled_in_once() -> None:
    form = editor_links("idea://open?file={file}&line={line}")
    assert (
        link_to(Mark("/a/{line}.yaml", 3, 4), form) == "idea://open?file=/a/%7Bline%7D.yaml&line=3"
    )


def test_without_an_editor_there_is_no_link() -> None:
    assert link_to(Mark("oak.yaml", 1, 1), editor_links("none")) == ""


@pytest.mark.parametrize(
    "wanted",
    ["emacs", "", "javascript://{file}", "JavaScript://{file}", "data://{file}", "edit://no-file"],
)
def test_anything_else_is_refused(wanted: str) -> None:
    with pytest.raises(UsageError, match="vscode, vscodium, zed, textmate, none"):
        editor_links(wanted)
