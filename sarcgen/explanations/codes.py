"""Every problem code with its meaning: the rule, why it exists, how to mend it, and its source."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.comparisons import COMPARISONS
from sarcgen.explanations.completeness import COMPLETENESS
from sarcgen.explanations.explanation import Explanation
from sarcgen.explanations.figures import FIGURES
from sarcgen.explanations.importing import IMPORTING
from sarcgen.explanations.privacy import PRIVACY
from sarcgen.explanations.reading import READING
from sarcgen.explanations.shape import SHAPE
from sarcgen.explanations.site import SITE
from sarcgen.explanations.texts import TEXTS
from sarcgen.problems import Severity

EXPLANATIONS: Final[dict[str, Explanation]] = dict(
    sorted(
        {
            **READING,
            **SHAPE,
            **COMPLETENESS,
            **FIGURES,
            **TEXTS,
            **COMPARISONS,
            **PRIVACY,
            **IMPORTING,
            **SITE,
        }.items()
    )
)


def may_be_ignored(code: str) -> bool:
    """Whether a district may set findings of this code aside, with a reason: only warnings."""
    return EXPLANATIONS[code].severity is Severity.WARNING


def stops_a_build(code: str) -> bool:
    """Whether a finding of this code keeps a card from being built even as a draft.

    Nothing on the command line or in a file takes such a finding out of a report.
    """
    explanation = EXPLANATIONS[code]
    return explanation.severity is Severity.ERROR and not code.startswith(("C", "W"))
