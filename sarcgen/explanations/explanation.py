"""What a problem code means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from sarcgen.problems import Severity


@final
@dataclass(frozen=True, slots=True)
class Explanation:
    """One problem code.

    Attributes:
        rule: what must hold.
        why: the reason, or what goes wrong otherwise.
        mend: what to do.
        source: statute or reference; may be empty for what is a rule of ours alone.
        severity: an error fails a check, a warning is for a person to look at, information is
            told on request.
    """

    rule: str
    why: str
    mend: str
    source: str = ""
    severity: Severity = Severity.ERROR
