"""What ``check`` and ``build`` say of a principal's photo and of its description."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sarcgen.checks.photo import principal_photo
from sarcgen.checks.placeholders import placeholders
from sarcgen.checks.privacy import small_numbers_in_texts
from sarcgen.errors import InvalidData
from sarcgen.languages.catalog import Catalog
from sarcgen.pipeline import checked, examine, report_card
from sarcgen.problems import Problem
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from tests.support.cards import (
    EDITION,
    TEMPLATES,
    case_of,
    changed,
    granite_ridge,
    write_files,
)
from tests.support.pictures import corners, saved

SHOWN = "Ms. Vale stands at the school gate."


def school_in(folder: Path, message: dict[str, Any]) -> SchoolFile:
    """A school with a message, and a folder beside its file for photos."""
    school, district = granite_ridge()
    file = write_files(folder, changed(school, {"principal_message": message}), district)
    (file.parent / "photos").mkdir()
    return SchoolFile(EDITION, file.stem, file, file.with_name(DISTRICT_FILE))


def found(source: SchoolFile) -> list[tuple[str, str]]:
    """Codes of what is said of the message, and the field."""
    wanted = [p for p in checked(examine(source, TEMPLATES)) if "principal_message" in p.field]
    return [(problem.code, problem.field) for problem in wanted]


def said(source: SchoolFile) -> str:
    (problem,) = (p for p in checked(examine(source, TEMPLATES)) if p.code in ("S126", "S127"))
    assert is_at_the_photo(problem, source)
    return problem.message


def is_at_the_photo(problem: Problem, source: SchoolFile) -> bool:
    line = source.file.read_text("utf-8").splitlines()[problem.mark.line - 1]
    return '"photo": ' in line and line.index(": ") + 3 == problem.mark.column


def test_a_photo_with_a_description_is_drawn_and_nothing_is_said(tmp_path: Path) -> None:
    source = school_in(tmp_path, {"photo": "photos/a.jpg", "photo_alternative": SHOWN})
    (source.file.parent / "photos" / "a.jpg").write_bytes(saved(corners()))
    examination = examine(source, TEMPLATES)
    assert found(source) == []
    assert examination.photo is not None
    assert (examination.photo.width, examination.photo.height) == (300, 400)


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (None, "There is no such file. Write the name of a picture that lies beside this file"),
        ("A.JPG", "There is “A.JPG”; capitals and the name's end count."),
        ("a.jpeg", "There is “a.jpeg”; capitals and the name's end count."),
    ],
)
def test_a_photo_that_is_not_there(tmp_path: Path, there: str | None, words: str) -> None:
    source = school_in(tmp_path, {"photo": "a.jpg", "photo_alternative": SHOWN})
    if there is not None:
        (source.file.parent / there).write_bytes(b"")
    assert words in said(source)


def test_a_folder_a_link_and_a_damaged_file_are_told_apart(tmp_path: Path) -> None:
    source = school_in(tmp_path, {"photo": "photos", "photo_alternative": SHOWN})
    assert "is a folder" in said(source)
    (source.file.parent / "photos").rmdir()
    (tmp_path / "elsewhere.jpg").write_bytes(saved(corners()))
    (source.file.parent / "photos").symlink_to(tmp_path / "elsewhere.jpg")
    assert "a link leads out" in said(source)
    (source.file.parent / "photos").unlink()
    (source.file.parent / "photos").write_bytes(saved(corners())[:500])
    assert "damaged or cut short" in said(source)


def test_no_card_is_built_with_a_photo_that_cannot_be_used(tmp_path: Path) -> None:
    source = school_in(tmp_path, {"photo": "a.jpg", "photo_alternative": SHOWN})
    with pytest.raises(InvalidData, match="S127"):
        report_card(examine(source, TEMPLATES), Catalog("en"))


def test_a_name_that_only_yaml_understands_is_refused(tmp_path: Path) -> None:
    source = school_in(tmp_path, {"photo": "ann.jpg", "photo_alternative": SHOWN})
    (source.file.parent / "ann.jpg").write_bytes(saved(corners()))
    text = source.file.read_text("utf-8")
    source.file.write_text(text.replace('"ann.jpg"', '"\\x61nn.jpg"'), "utf-8")
    assert "letter for letter" in said(source)


def test_a_photo_of_the_district_lies_beside_the_district_file(tmp_path: Path) -> None:
    school, district = granite_ridge()
    message = {"photo": "a.jpg", "photo_alternative": SHOWN}
    shared = changed(district, {"schools.principal_message": message})
    file = write_files(tmp_path, school, shared)
    inside = file.parent / "valley" / file.name
    inside.parent.mkdir()
    file.rename(inside)
    source = SchoolFile(EDITION, inside.stem, inside, file.with_name(DISTRICT_FILE))
    assert found(source) == [("S127", "principal_message.photo")]
    (file.parent / "a.jpg").write_bytes(saved(corners()))
    assert found(source) == []


@pytest.mark.parametrize(
    ("text", "alternative", "expected"),
    [
        (None, None, [("S128", "principal_message.photo")]),
        ("Hello.", None, [("S128", "principal_message.photo")]),
        ({"en": "Hello.", "es": "Hola."}, SHOWN, [("S128", "principal_message.photo")]),
        ({"en": "Hello.", "es": "Hola."}, {"en": SHOWN, "es": "Saluda."}, []),
        (None, {"es": "La directora saluda."}, []),
    ],
)
def test_every_photo_is_described_in_every_language(
    tmp_path: Path, text: Any, alternative: Any, expected: list[tuple[str, str]]
) -> None:
    message = {"photo": "a.jpg", "photo_alternative": alternative, "text": text}
    source = school_in(tmp_path, message)
    (source.file.parent / "a.jpg").write_bytes(saved(corners()))
    assert found(source) == expected


SAYS_NOTHING = (
    *("photo", "A picture.", "Photo of the principal", "the principal's photo", "headshot"),
    *(
        "Foto de la directora",
        "principal.jpg",
        "IMG_4711",
        "img-20190504-wa0001",
        "TODO",
        "alt text",
    ),
)
SAYS_SOMETHING = (
    *("Ms. Vale", "A photo of Ms. Vale at the school gate", SHOWN),
    *("Principal Vale reads in the library.", "La directora saluda."),
)


@pytest.mark.parametrize("words", [*SAYS_NOTHING, *SAYS_SOMETHING])
def test_a_description_that_says_nothing_is_warned_of(tmp_path: Path, words: str) -> None:
    case = case_of(
        tmp_path,
        {"edition": EDITION, "grades": "K-6", "principal_message": {"photo_alternative": words}},
        None,
    )
    photo, problems = principal_photo(case)
    assert photo is None
    assert [problem.code for problem in problems] == ["X168"] * (words in SAYS_NOTHING)


def test_the_message_is_looked_at_as_other_texts_are(tmp_path: Path) -> None:
    message = {"text": "Insert text here", "photo_alternative": "3 Filipino students and Ms. Vale."}
    case = case_of(
        tmp_path, {"edition": EDITION, "grades": "K-6", "principal_message": message}, None
    )
    assert ("X146", "principal_message.text") in [(p.code, p.field) for p in placeholders(case)]
    (small,) = small_numbers_in_texts(case)
    assert small.field == "principal_message.photo_alternative"
