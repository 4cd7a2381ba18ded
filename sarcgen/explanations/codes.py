"""Every problem code with its meaning: the rule, why it exists, how to mend it, and its source."""

from __future__ import annotations

from typing import Final

from sarcgen.explanations.content import CONTENT
from sarcgen.explanations.explanation import Explanation
from sarcgen.explanations.reading import READING
from sarcgen.explanations.shape import SHAPE

EXPLANATIONS: Final[dict[str, Explanation]] = {**READING, **SHAPE, **CONTENT}
