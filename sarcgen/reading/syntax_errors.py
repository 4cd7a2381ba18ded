"""A syntax error of libyaml as one plain sentence at the place where it is to be mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import yaml

from sarcgen.problems import Mark, Problem

_BLANK: Final = " \t\u00a0"
_FIRST_KEY: Final = re.compile(r"[\s-]*(\"[^\"]*\"|'[^']*'|[^\s:]+)\s*$")


def explain(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """What to say of a syntax error.

    Args:
        error: as the parser raised it.
        text: the whole file.
        name: the file's name as the user should see it in messages.
    """
    lines = text.splitlines() or [""]
    detail = " ".join(str(getattr(error, part, "")) for part in ("problem", "context"))
    mark: Any = getattr(error, "problem_mark", None)
    start: Any = getattr(error, "context_mark", None)
    if _never_ends(detail, mark, lines):
        kind = "bracket" if "flow" in detail else "quote"
        if start.line < len(lines):
            message = f"The {kind} that opens here is never closed. Close it."
            return Problem(Mark(name, start.line + 1, start.column + 1), "Y103", message)
        message = f"A {kind} that opens above is never closed. Close it."
        return Problem(Mark(name, len(lines), len(lines[-1]) + 1), "Y103", message)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    here = lines[line - 1]
    indentation = here[: len(here) - len(here.lstrip(_BLANK))]
    if "\t" in indentation:
        place = Mark(name, line, indentation.index("\t") + 1)
        return Problem(place, "Y102", "The line is indented with a tab. Use spaces.")
    return Problem(Mark(name, line, column), "Y103", _advice(detail, here, column))


def _never_ends(detail: str, mark: Any, lines: Sequence[str]) -> bool:
    """Whether a quote or bracket is open to the end of the file (or document)."""
    if "while scanning a quoted scalar" in detail:
        return "unexpected" in detail
    return "while parsing a flow" in detail and mark is not None and mark.line >= len(lines)


def _advice(detail: str, here: str, column: int) -> str:
    before = here[: column - 1].rstrip(_BLANK)
    if detail.startswith("mapping values"):
        return _COLON_ABOVE if _FIRST_KEY.match(before) else _COLON_INSIDE
    if detail.startswith("did not find expected key"):
        if before.endswith(('"', "'")):
            return _AFTER_A_QUOTE
        if before.endswith(("]", "}")):
            return _AFTER_A_BRACKET
    return next((advice for clue, advice in _ADVICE if clue in detail), _UNKNOWN)


_UNKNOWN: Final = "The text is not valid YAML here. Compare with the line above."
_COLON_INSIDE: Final = "There is a colon inside the text. Put the whole text in double quotes."
_COLON_ABOVE: Final = (
    "The line does not fit the line above: there a key may lack its colon and the blank after it,"
    " or this line is indented too far."
)
_AFTER_A_QUOTE: Final = (
    'Text goes on after a closing quote. Put the whole text in double quotes and write \\" for a'
    " quote inside it; or close the quote that is open above."
)
_AFTER_A_BRACKET: Final = (
    "Text goes on after a closing bracket. If the text itself starts with a bracket, put the whole"
    " text in double quotes."
)
_AMPERSAND: Final = (
    "Text that starts with & or * must stand in double quotes. A figure that the state withheld is"
    " written --."
)
_DOTS: Final = (
    "The file has ended above: by a line of three dots, or because this line stands further to the"
    " left than the first. Remove the dots, or indent both lines alike."
)
_INDENTATION: Final = (
    "The line does not fit the lines above: check its indentation, or put the text in double"
    " quotes."
)
_LIST_ITEM: Final = (
    "The line does not fit the list above: start an item with a dash in the column of the other"
    " dashes; indent a line that belongs to an item as far as the text after its dash."
)
_DASH: Final = (
    "A dash and a blank start a list, which does not belong here. Write -- with no blank for a"
    " figure that the state withheld, or put the text in double quotes."
)
_LONG_TEXT: Final = (
    "Text that starts with > or | must stand in double quotes. A long text starts on the line"
    " below the sign."
)
_OPEN_BRACKET: Final = (
    "A comma or a closing bracket is missing in the brackets that start above. If the text itself"
    " starts with a bracket, put it in double quotes."
)
_FIRST_CHARACTER: Final = (
    "Text cannot start with this character. Put the whole text in double quotes."
)
_ESCAPE: Final = "After a backslash in double quotes this means nothing. Write the backslash twice."
_DIRECTIVE: Final = "A line that starts with % is not allowed. Remove it."
_ADVICE: Final = (
    ("did not find expected key", _INDENTATION),
    ("could not find expected ':'", "A colon and a blank are missing after the key."),
    ("did not find expected ',' or", _OPEN_BRACKET),
    ("cannot start any token", _FIRST_CHARACTER),
    ("did not find expected node content", _FIRST_CHARACTER),
    ("escape c", _ESCAPE),
    ("did not find expected '-' indicator", _LIST_ITEM),
    ("block sequence entries", _DASH),
    ("mapping keys", "Text that starts with a question mark must stand in double quotes."),
    ("expected comment or line break", _LONG_TEXT),
    ("expected tag", "Text that starts with ! must stand in double quotes."),
    ("expected alphabetic", _AMPERSAND),
    ("<document start>", _DOTS),
    ("directive", _DIRECTIVE),
)
