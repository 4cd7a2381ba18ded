"""What an import that came to nothing says to programs, in the form of one that did not."""

from __future__ import annotations

import json
from typing import Any, Final

from sarcgen.errors import InputError, SarcgenError
from sarcgen.problems import Problem, Severity

FORMAT_VERSION: Final = 1


def told(problem: Problem) -> dict[str, Any]:
    """One finding, for programs."""
    return {
        "code": problem.code,
        "file": problem.mark.path,
        "line": problem.mark.line,
        "column": problem.mark.column,
        "message": problem.message,
    }


def failure_as_json(error: SarcgenError, edition: str) -> str:
    """Why nothing was written: all findings, or one sentence where there is no place to show.

    Args:
        error: what stopped the import.
        edition: data year; empty where the user named none.
    """
    found = error.problems if isinstance(error, InputError) else ()
    wrong = [told(problem) for problem in found if problem.severity is Severity.ERROR]
    whole = {
        "version": FORMAT_VERSION,
        "edition": edition,
        "written": False,
        "sources": [],
        "not_read": [],
        "files": [],
        "warnings": [told(one) for one in found if one.severity is Severity.WARNING],
        "problems": wrong or [{"message": str(error)}],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
