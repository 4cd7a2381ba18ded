"""Texts that two schools share word for word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, final

from sarcgen.checks.fellows import Fellow, digest, finding, is_long_enough, others
from sarcgen.model.narrative import Narrative
from sarcgen.problems import Mark, Problem
from sarcgen.reading.document import Path
from sarcgen.records.load import Record
from sarcgen.records.locate import DISTRICT_FILE
from sarcgen.tables.raw import RawText

NOBODY_SHARES: Final = frozenset({"narratives.description"})
"""What only the school itself can say. Any other text may hold for all schools of a district; even
the safety plan, in districts of 2,500 students or fewer (EC 32281(d))."""


@final
@dataclass(frozen=True, slots=True)
class OwnText:
    """A text in a school's own file, in one language.

    Attributes:
        text: dotted path of the text in the file.
        title: its title on the card.
        language: language code.
        mark, field: where it stands.
        digest: of its words.
    """

    text: str
    title: str
    language: str
    mark: Mark
    field: str
    digest: str


Entry: TypeAlias = "tuple[Fellow, Sequence[OwnText]]"


def own_texts(record: Record, texts: Sequence[RawText]) -> Iterator[OwnText]:
    """The longer texts that stand in the school's own file, not in its district's shared part."""
    for text in texts:
        if not isinstance(text.narrative, Narrative):
            continue
        for language, words in text.narrative.texts.items():
            place = place_of(record, text.path, language)
            mark = record.mark("school", place)
            if mark.path == record.school.path and is_long_enough(words):
                yield OwnText(
                    text=".".join(text.path),
                    title=text.spec.title,
                    language=language,
                    mark=mark,
                    field=".".join(map(str, place)),
                    digest=digest(words),
                )


def place_of(record: Record, path: Path, language: str) -> Path:
    """Where the words of a language stand: a text in one language has no key for it."""
    inside = (*path, language)
    return inside if record.school.holds(inside) else path


def same_texts(entries: Sequence[Entry]) -> Iterator[tuple[int, Problem]]:
    """A school's own text is its own: no other school of the edition has the same words.

    A text of fewer than twelve words is not compared. One finding for a text of a school, whatever
    the number of languages and of schools that have it too.
    """
    alike: dict[tuple[str, str, str, str], dict[int, OwnText]] = {}
    for place, (fellow, texts) in enumerate(entries):
        for text in texts:
            key = (fellow.edition, text.text, text.language, text.digest)
            alike.setdefault(key, {})[place] = text
    told: set[tuple[int, str]] = set()
    for holders in alike.values():
        if len(holders) > 1:
            fellows = [entries[place][0] for place in holders]
            names = [fellow.school for fellow in fellows]
            districts = Counter(fellow.district for fellow in fellows)
            for number, (place, text) in enumerate(holders.items()):
                if (place, text.text) not in told:
                    told.add((place, text.text))
                    district = fellows[number].district
                    together = bool(district) and districts[district] > 1
                    yield place, _problem(text, others(names, number), together=together)


def _problem(text: OwnText, elsewhere: str, *, together: bool) -> Problem:
    """What is wrong, and what to do where another holder has the same district file."""
    mend = "Write this school's own text"
    if together and text.text not in NOBODY_SHARES:
        mend += f", or move it under schools: in {DISTRICT_FILE} if it holds for all schools"
    return finding(
        "X145",
        text.mark,
        text.field,
        f"The text “{text.title}” is word for word the same as in {elsewhere}. {mend}.",
    )
