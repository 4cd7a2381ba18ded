"""The principal's photo: whether its file can be used, and whether it is told what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.placeholders import is_placeholder
from sarcgen.checks.same_text import place_of
from sarcgen.checks.texts import folded
from sarcgen.model.message import BESIDE
from sarcgen.model.narrative import Narrative
from sarcgen.paths import shown
from sarcgen.pictures import Photo, PictureFault, drawn_anew
from sarcgen.problems import Problem
from sarcgen.records.photos import names_in, photo_file, read_photo
from sarcgen.tables.message import ALTERNATIVE, PHOTO

_PICTURE: Final = (
    r"(?:photo|photograph|picture|pic|image|img|portrait|headshot|head shot|foto|fotografia|imagen"
    r"|retrato)"
)
_OF_WHOM: Final = (
    r" (?:of|de|del) (?:(?:the|our|a|la|el|su) )?(?:school )?(?:principal|director|directora)"
)
_SAYS_NOTHING: Final = re.compile(
    rf"(?:(?:the|a|an|la|el|una?|principal(?:'s|’s)?|school) )*{_PICTURE}(?:{_OF_WHOM})?[\s.!]*"
    r"|(?:alt(?:ernative)?|alternate)(?: text)?[\s.!]*|principal[\s.!]*"
    # As “sarcgen new” has it.
    r"|who is in the photo, where, and doing what\b.*"
    r"|\S*\.(?:jpe?g|png|webp|heic|gif|tiff?)|(?:img|dsc|dscn|pxl|image|photo)[-_ ]?\d+\S*"
)


def principal_photo(case: Case) -> tuple[Photo | None, list[Problem]]:
    """The photo of a card, drawn anew, and what is wrong with its file or its description.

    Args:
        case: the school.
    """
    problems = [*_descriptions(case)]
    if case.school.principal_message.photo is None:
        return None, problems
    try:
        return drawn_anew(read_photo(_file(case))), problems
    except PictureFault as fault:
        return None, [*problems, case.finding("S127", PHOTO, str(fault))]
    except _WrongName as wrong:
        return None, [*problems, case.finding("S126", PHOTO, str(wrong))]
    except OSError as error:
        message = f"The photo's file cannot be read: {error.strerror}. See who may read it."
        return None, [*problems, case.finding("S127", PHOTO, message)]


class _WrongName(Exception):
    """A photo is not named in the way it has to be."""


def _file(case: Case) -> Path:
    """The photo's file, beside the file that names it.

    Raises:
        PictureFault: there is none.
        _WrongName: the name leads elsewhere, or can be read by YAML alone.
    """
    source, name = case.record.source, case.school.principal_message.photo or ""
    of_district = source.district is not None and (
        case.record.mark("school", PHOTO).path == shown(source.district)
    )
    naming = source.district if of_district and source.district is not None else source.file
    if name not in names_in(naming.read_bytes()):
        # Whoever looks for what has changed reads names from the text of the file.
        raise _WrongName(
            "Write the name behind “photo:” on the same line, letter for letter, without"
            " backslashes."
        )
    file = photo_file(naming.parent, name)
    if file is not None:
        return file
    if (naming.parent / name).is_dir():
        raise PictureFault("The photo is a folder. Write the name of the picture in it as well.")
    if (naming.parent / name).exists():
        raise _WrongName(f"The photo is no file of this folder; a link leads out. {BESIDE}")
    raise PictureFault(f"There is no such file.{_alike(naming.parent / name)} {BESIDE}")


def _alike(file: Path) -> str:
    """A hint where the file has the same name but for capitals, or another end."""
    try:
        names = sorted(one.name for one in file.parent.iterdir() if one.is_file())
    except OSError:
        return ""
    wanted = file.name.casefold()
    found = [one for one in names if one.casefold() == wanted] or [
        one
        for one in names
        if Path(one).stem.casefold() == file.stem.casefold() and not one.endswith(".yaml")
    ]
    return f" There is “{found[0]}”; capitals and the name's end count." if found else ""


def _descriptions(case: Case) -> Iterator[Problem]:
    """A photo without a description in some language, or with one that says nothing."""
    message = case.school.principal_message
    given = message.photo_alternative
    described = given.texts if isinstance(given, Narrative) else {}
    text = message.text.texts if isinstance(message.text, Narrative) else {}
    if message.photo is not None and not described:
        yield case.finding(
            "S128",
            PHOTO,
            "Describe behind “photo_alternative:” what the photo shows, in a sentence, for parents"
            " who do not see it; or leave the photo out.",
        )
    for language in text if message.photo is not None and described else ():
        if language not in described:
            yield case.finding(
                "S128",
                PHOTO,
                f"The message is given in “{language}”, and what the photo shows is not. Describe"
                f" the photo under “photo_alternative:” behind “{language}:”, too.",
            )
    for language, words in described.items():
        if _says_nothing(words):
            yield case.finding(
                "X168",
                place_of(case.record, ALTERNATIVE, language),
                "This does not say what the photo shows. Describe it as you would on the telephone:"
                " who is in it, where, and doing what.",
            )


def _says_nothing(words: str) -> bool:
    plain = folded(" ".join(words.split()))
    return is_placeholder(words) or _SAYS_NOTHING.fullmatch(plain) is not None
