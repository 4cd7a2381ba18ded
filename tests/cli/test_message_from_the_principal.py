"""A message with a photo, through the commands: built anew, carried on, compared, previewed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sarcgen.records.locate import SchoolFile
from sarcgen.serving.workshop import Workshop
from tests.cli.conftest import EDITION, Command
from tests.support.carried import two_editions
from tests.support.districts import write_school
from tests.support.editions import NEXT
from tests.support.messages import PHOTO, with_message
from tests.support.pictures import corners, saved
from tests.support.previews import order_for, seen

CHANGED = ("build", "oak", "--changed", "--format", "html")
SHORT = "principal_message: {photo: oak.png, photo_alternative: Ms. Oak waves.}"
KEY = (EDITION, "kellogg")


@pytest.fixture
def oak(folder: Path) -> Path:
    """The photo of a school of which nearly everything else is missing."""
    source = write_school(folder / "schools", "oak", SHORT)
    photo = source.file.with_name("oak.png")
    photo.write_bytes(saved(corners(), "PNG"))
    return photo


def test_another_photo_is_another_card(within: Command, folder: Path, oak: Path) -> None:
    card = folder / "site" / EDITION / "oak.html"
    assert within(*CHANGED).code == 0
    first = card.read_bytes()
    assert within(*CHANGED).err == "1 of 1 card were up to date.\n"
    oak.write_bytes(saved(corners().rotate(180), "PNG"))
    assert within(*CHANGED).out == f"site/{EDITION}/oak.html\n"
    assert card.read_bytes() != first
    oak.write_bytes(saved(corners(), "PNG"))
    within(*CHANGED)
    assert card.read_bytes() == first


def test_check_and_build_say_where_and_what(within: Command, folder: Path, oak: Path) -> None:
    oak.write_bytes(oak.read_bytes()[:300])
    place = f"schools/{EDITION}/oak.yaml:4:28: S127 The photo's file is damaged or cut short."
    for run in (within("check", "oak", "--select", "S"), within(*CHANGED)):
        assert run.code == 1
        assert sum(line.startswith(place) for line in run.lines) == 1
    assert not (folder / "site" / EDITION / "oak.html").exists()


@pytest.fixture
def templates(folder: Path) -> str:
    """An edition and the next, in the working folder."""
    shutil.copytree(two_editions(), folder / "templates")
    return "templates"


@pytest.fixture
def source(folder: Path) -> SchoolFile:
    """The founding school with a message."""
    return with_message(folder)


def test_next_year_asks_for_a_new_message_and_keeps_no_photo(
    within: Command, folder: Path, source: SchoolFile, templates: str
) -> None:
    run = within("new", "kellogg", "--from", EDITION, "--edition", NEXT, "--templates", templates)
    assert run.code == 0, run.err
    assert f"The photo of schools/{EDITION}/kellogg.yaml is not kept." in run.err
    assert PHOTO not in run.err
    text = (folder / "schools" / NEXT / "kellogg.yaml").read_text("utf-8")
    message = re.search(r"^principal_message:\n(.*?)^\n", text, re.MULTILINE | re.DOTALL)
    assert message is not None
    assert message[1].splitlines() == [
        "  text:",
        f"    # REVIEW: the message of {EDITION}; ask the principal for this year's.",
        "    en: Welcome to Kellogg. *Please* come and talk to us.",
        f"    # REVIEW: the message of {EDITION}; ask the principal for this year's.",
        "    es: Bienvenidos a Kellogg.",
    ]


def test_a_new_file_shows_how_a_message_is_written(within: Command, folder: Path) -> None:
    within("new", "elm", "--edition", EDITION, "--grades", "K-6")
    file = folder / "schools" / EDITION / "elm.yaml"
    text = file.read_text("utf-8")
    about = text[text.index("# principal_message") :]
    lines = re.findall(r"^# (principal_message:|  .*)$", about, re.MULTILINE)
    file.write_text(text + "\n".join(lines) + "\n", "utf-8")
    file.with_name("principal.jpg").write_bytes(saved(corners()))
    # The words that say what to write are not taken for a description.
    assert within("check", "elm", "--select", "S,X168,Y").codes() == ["X168"]
    assert within("build", "elm", "--format", "html").code == 0
    assert "Dear families," in (folder / "site" / EDITION / "elm.html").read_text("utf-8")


def test_a_changed_message_is_a_change(
    within: Command, folder: Path, source: SchoolFile, templates: str
) -> None:
    later = folder / "schools" / NEXT
    shutil.copytree(source.file.parent, later)
    for file in (later / "kellogg.yaml", later / "_district.yaml"):
        text = file.read_text("utf-8").replace(f'edition: "{EDITION}"', f'edition: "{NEXT}"')
        file.write_text(text.replace("Welcome to", "Good morning from"), "utf-8")
    run = within("diff", "kellogg", EDITION, NEXT, "--templates", templates)
    assert run.code == 0, run.err
    assert (
        "\nA Message from the Principal (en)\n  - Welcome to Kellogg.\n"
        "  + Good morning from Kellogg.\n" in run.out
    )


def test_the_preview_follows_the_photo(tmp_path: Path) -> None:
    photo = with_message(tmp_path).file.parent / "photos" / PHOTO
    workshop = Workshop(order_for(tmp_path, names=frozenset({KEY})))
    first = seen(workshop, KEY).page
    photo.write_bytes(saved(corners().rotate(180)))
    second = seen(workshop, KEY).page
    assert first is not None
    assert second is not None
    assert b"data:image/jpeg;base64," in second
    assert first != second
    photo.unlink()
    assert [problem.code for problem in seen(workshop, KEY).stopping] == ["S127"]
