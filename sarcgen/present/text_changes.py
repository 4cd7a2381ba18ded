"""What differs between the texts of two cards, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from sarcgen.disclosure.protected import (
    CellStatus,
    ProtectedCell,
    ProtectedReport,
    ProtectedResource,
    ProtectedText,
)
from sarcgen.edition.message import MESSAGE
from sarcgen.edition.spec import Edition, NarrativeSpec
from sarcgen.edition.words import Format
from sarcgen.languages.catalog import Catalog
from sarcgen.present.changes import Passage, TextChanges
from sarcgen.present.formats import cell

_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])")
# A wrong cut, as after “Sgt.”, does no harm: it only makes a piece that is compared smaller.
_SENTENCE: Final = re.compile(r"(?<=\w\w\w[.!?])(?<!\bMrs\.) (?=[^\W\d_a-z]|[¿¡“\"*(])")


def text_changes(
    earlier: tuple[Edition, Mapping[str, ProtectedReport]],
    later: tuple[Edition, Mapping[str, ProtectedReport]],
    catalog: Catalog,
) -> list[TextChanges]:
    """All texts in which something differs: the message, the later card's in print order, others.

    Args:
        earlier: an edition, and what may be published of the school in it, by language of texts.
        later: the same of the later card, in the same languages.
        catalog: the language of fixed text.
    """
    before, now = _texts(earlier[0]), _texts(later[0])
    specs = [MESSAGE, *now.values(), *(spec for name, spec in before.items() if name not in now)]
    found: list[TextChanges] = []
    for spec in specs:
        for language in later[1]:
            old, new = earlier[1][language], later[1][language]
            pieces = _in_language(spec.id, language, old, new, catalog)
            found += _changes(spec, language, *pieces)
        of_both = [_additions(spec.id, next(iter(side[1].values()))) for side in (earlier, later)]
        found += _changes(spec, "", *of_both)
    return found


def _texts(edition: Edition) -> dict[str, NarrativeSpec]:
    return {
        block.id: block
        for section in edition.sections
        for block in section.blocks
        if isinstance(block, NarrativeSpec)
    }


def _changes(
    spec: NarrativeSpec, language: str, old: Sequence[str], new: Sequence[str]
) -> Iterator[TextChanges]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    passages = [
        Passage(tuple(old[a:b]), tuple(new[c:d])) for step, a, b, c, d in steps if step != "equal"
    ]
    if passages:
        yield TextChanges(spec.id, spec.number, spec.title, language, tuple(passages))


def _in_language(
    name: str, language: str, old: ProtectedReport, new: ProtectedReport, catalog: Catalog
) -> tuple[list[str], list[str]]:
    """The sentences of both texts in a language; a text in another one is none."""
    texts = [report.text(name) for report in (old, new)]
    languages = {text.language for text in texts if text is not None and text.text}
    told_here = language in languages or (language == catalog.language and not languages)
    pieces = [_pieces(text, language, catalog) if told_here else [] for text in texts]
    return pieces[0], pieces[1]


def _pieces(text: ProtectedText | None, language: str, catalog: Catalog) -> list[str]:
    if text is None:
        return []
    if text.status is CellStatus.PUBLISHED:
        return list(_sentences(text.text)) if text.language == language else []
    return [f"({cell(ProtectedCell(text.status), Format.TEXT, catalog).spoken})"]


def _sentences(words: str) -> Iterator[str]:
    """The sentences of a Markdown text, and its list items; where its lines end does not matter."""
    for paragraph in _PARAGRAPH.split(words.strip()):
        yield from _SENTENCE.split(" ".join(paragraph.split()))


def _additions(name: str, report: ProtectedReport) -> list[str]:
    """The local additions under a text, one piece each."""
    return [_addition(entry) for entry in report.resources if entry.narrative == name]


def _addition(entry: ProtectedResource) -> str:
    kind = f"({entry.kind})" if entry.kind else ""
    return " ".join(filter(None, [entry.title, kind, entry.description, entry.address]))
