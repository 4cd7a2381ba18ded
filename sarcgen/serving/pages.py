"""The pages around the cards: the list of schools, and a card with its findings beside it.

They are for the district's own people, as all messages are, and so in English. No page shows a
school's file: of the line of a finding it shows what a public log may show, as ``sarcgen check``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, final

from sarcgen.explanations.codes import EXPLANATIONS
from sarcgen.explanations.explanation import Explanation
from sarcgen.findings.excerpt import Excerpt, Excerpts
from sarcgen.findings.groups import Counts
from sarcgen.findings.repeatable import one_line
from sarcgen.languages.catalog import Catalog
from sarcgen.problems import Problem
from sarcgen.render.environment import make_environment
from sarcgen.render.fonts import screen_font_rule
from sarcgen.render.template_files import template_files
from sarcgen.serving.editors import link_to
from sarcgen.serving.snapshots import CardState, Snapshot

WEB: Final = Path(__file__).resolve().parent / "web"
"""The preview's own templates, style sheet and script: the program's, not those of a card."""


@final
@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one code.

    Attributes:
        code: as ``sarcgen explain`` knows it.
        explanation: the rule behind it.
        problems: with the lines that they are about, where those can be shown.
    """

    code: str
    explanation: Explanation
    problems: tuple[tuple[Problem, Excerpt | None], ...]


@final
class Pages:
    """Makes pages from snapshots.

    Args:
        templates: the folder that holds ``base/``, for the font and the colours.
        editor: the form of links into the editor; empty for none.
    """

    def __init__(self, templates: Path, editor: str) -> None:
        self._templates = templates
        self._environment = make_environment(WEB, Catalog())
        self._environment.filters["one_line"] = one_line
        self._environment.globals["link_to"] = partial(link_to, form=editor)

    def start(self, snapshots: Iterable[Snapshot], trouble: str) -> str:
        """The list of schools as a page."""
        return self._made("start", schools=self.schools(snapshots, trouble))

    def schools(self, snapshots: Iterable[Snapshot], trouble: str) -> str:
        """The list of schools, newest edition first, without the page around it."""
        listed = sorted(snapshots, key=lambda one: (one.title.casefold(), one.school))
        editions = sorted({one.edition for one in listed}, reverse=True)
        return self._made(
            "schools",
            trouble=trouble,
            editions=[(name, [one for one in listed if one.edition == name]) for name in editions],
            counts=_counts,
        )

    def card(self, snapshot: Snapshot) -> str:
        """A card and its findings as a page."""
        return self._made("card", one=snapshot, bar=self.bar(snapshot), panel=self.panel(snapshot))

    def bar(self, snapshot: Snapshot) -> str:
        """What the card on show is to the files."""
        return self._made("bar", one=snapshot, states=CardState)

    def panel(self, snapshot: Snapshot) -> str:
        """The findings: first what stops the card, then errors, then warnings."""
        stopping = snapshot.stopping
        parts = {
            "Stops the card": stopping,
            "Errors": [problem for problem in snapshot.errors if problem not in stopping],
            "Warnings": snapshot.warnings,
        }
        excerpts = Excerpts(snapshot.open).of
        return self._made(
            "findings",
            one=snapshot,
            parts={head: _kinds(found, excerpts) for head, found in parts.items() if found},
            aside=Counts.of(snapshot.findings or ()).set_aside(),
        )

    def news(self, snapshot: Snapshot) -> str:
        """What a person who does not look at the page is told of it."""
        words = {
            CardState.CURRENT: "Up to date",
            CardState.OLD: "Out of date: the card cannot be built from the files",
            CardState.NONE: "The card cannot be built from the files",
        }
        return f"{words[snapshot.state]}. {_counts(snapshot)}."

    def refusal(self, heading: str, sentence: str) -> str:
        """A page that says why something cannot be shown."""
        return self._made("refusal", heading=heading, sentence=sentence)

    def sheet(self) -> str:
        """The style sheet of all pages, with the font in it.

        Raises:
            EditionError: the font is missing, or the sheet that all pages share.
        """
        with template_files("font"):
            font = screen_font_rule(self._templates / "base" / "fonts")
        with template_files():
            shared = (self._templates / "base" / "shared.css").read_text("utf-8")
        return f"{font}\n{shared}{(WEB / 'preview.css').read_text('utf-8')}"

    def script(self) -> str:
        """The script of all pages."""
        return (WEB / "preview.js").read_text("utf-8")

    def _made(self, name: str, **values: object) -> str:
        return self._environment.get_template(f"{name}.html.j2").render(values)


def _kinds(problems: Iterable[Problem], excerpt: Callable[[Problem], Excerpt | None]) -> list[Kind]:
    """Problems by code, in the order in which the codes first come."""
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    return [
        Kind(code, EXPLANATIONS[code], tuple((problem, excerpt(problem)) for problem in found))
        for code, found in by_code.items()
    ]


def _counts(snapshot: Snapshot) -> str:
    """How many findings count, in words."""
    if snapshot.findings is None:
        return "not checked yet"
    return Counts.of(snapshot.findings).open()
