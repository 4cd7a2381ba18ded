"""Texts and contact fields that were left at a placeholder or at the words of a blank file.

Only what is nothing but a placeholder counts: a whole text, a whole paragraph, or words in
brackets. “The date is to be determined” in a sentence is for the school to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.texts import folded, named, plain, written
from sarcgen.problems import Problem
from sarcgen.tables.raw import RawCell, RawTable

_THING: Final = (
    r"(?:school|school's|schools|district|principal|principal's|superintendent|contact|person|staff"
    r"|parent|first|last|full|phone|telephone|fax|e-?mail|web|website|web ?site|street|mailing|city"
    r"|state|zip|zip code|date|dates|month|year|day|number|name|names|address|url|title|text"
    r"|description|narrative|information|info|data|here|your|our|the|of|a|an|and|or|this"
    r"|escuela|distrito|director|directora|nombre|fecha|fechas|telefono|numero|correo|direccion"
    r"|texto|descripcion|informacion|aqui|su|la|el|de|del|un|una)"
)
_UNDONE: Final = (
    r"(?:to ?do|tbd|tba|tbc|t\.b\.d\.?|tk|fixme|placeholder|sample text|dummy text|blank|draft"
    r"|coming soon|to come|to follow|none yet|not yet available|under construction"
    r"|to be (?:provided|supplied|completed|determined|announced|added|filled in|written|updated"
    r"|entered|inserted)(?: (?:by|from) (?:the )?(?:lea|school|district|site|principal))?"
    r"|(?:provided|supplied|completed) by (?:the )?lea"
    r"|por (?:determinar|definir|completar|confirmar|anunciar)|pendiente|proximamente|borrador"
    r"|(?:a|para) (?:ser )?(?:proporcionad[oa]|completad[oa]|completar|proporcionar)"
    r"(?: por (?:la |el )?(?:lea|escuela|distrito))?)"
)
_ASKED: Final = (
    rf"(?:please |click (?:or tap )?(?:here )?(?:to )?|favor de |por favor,? )?"
    rf"(?:(?:insert|enter|type|inserte|ingrese|escriba)(?: {_THING}){{1,8}}"
    r"|(?:insert|enter|type|add|write|describe|provide|inserte|ingrese|escriba|agregue|describa)"
    r" [\w ,/'’-]{1,60} (?:here|aqui))"
)
_NAMES: Final = (
    r"(?:your|school|district|principal|superintendent|contact|first|full|su)(?:'s)?"
    rf"(?: {_THING}){{1,4}}|name of (?:the )?(?:school|district|principal|superintendent|contact)"
    r"|nombre (?:de|del) (?:la |el )?(?:escuela|distrito|directora?)|first last"
)
_MARKS_ONLY: Final = r"[\W_x]*"
_WHOLE: Final = re.compile(
    rf"(?:{_UNDONE}|{_ASKED}|{_NAMES}|{_THING}|x{{3,}}|{_MARKS_ONLY})[\s.:!…]*|to ?do: .*"
)
_BRACKETED: Final = re.compile(
    r"\[([^\[\]()]{0,60})\](?![\[(:])|\{\{?([^{}]{0,60})\}\}?|<([^<>]+)>"
)
_IN_BRACKETS: Final = re.compile(
    rf"(?:{_UNDONE}|{_ASKED}|{_NAMES}|{_THING}(?: {_THING}){{0,3}}|x+|{_MARKS_ONLY})[\s.:!…]*"
)
_ANYWHERE: Final = {
    "lorem ipsum": re.compile("lorem ipsum"),
    "xxx": re.compile(r"xxx\)?[- .]{1,2}xxx[- .]xxxx"),
    # A line of nothing else is a rule between paragraphs.
    "____": re.compile(r"[^\W_][ \t]*_{4}|_{4}[ \t]*[^\W_]"),
}
_TASK: Final = re.compile(r"^([ \t]*[-*+] )\[[ x]\] ", re.MULTILINE)
# A comment of a blank file: “# 23. School Safety Plan (from the school or district; EC 32286)”.
_BLANK_FILE: Final = re.compile(r"#?\s*\d+\. .+ \(from the (?:state|school or district); .+\)")
_ITEM: Final = re.compile(r"(?:[-*+•]|\d+[.)])\s+")
_LONGEST: Final = 80
"""Characters of a paragraph that may be a placeholder as a whole."""
_SAME_DIGIT: Final = re.compile(r"\D*(\d)(?:\D*\1){6,}\D*")


def is_placeholder(words: str, title: str = "") -> bool:
    """Whether a text, or a paragraph or bracket of it, is nothing but a placeholder.

    Args:
        words: Markdown, or one line.
        title: the title or label under which it stands; alone it is none of the text asked for.
    """
    lines = folded(words)
    if any(sign in lines and form.search(lines) for sign, form in _ANYWHERE.items()):
        return True
    if "[" in lines or "{" in lines or "<" in lines:
        for match in _BRACKETED.finditer(_TASK.sub(r"\1", lines)):
            if _IN_BRACKETS.fullmatch(" ".join(filter(None, match.groups())).strip()):
                return True
    paragraphs = plain(lines).splitlines() or [""]
    if len(paragraphs) == 1 and folded(title) == paragraphs[0].strip(" .:"):
        return True
    if "(from the " in lines and any(_BLANK_FILE.fullmatch(line) for line in paragraphs):
        return True
    return any(len(line) <= _LONGEST and _is_empty(line, paragraphs) for line in paragraphs)


def _is_empty(line: str, paragraphs: list[str]) -> bool:
    """Whether a line says nothing; headings and rules between paragraphs may."""
    line = _ITEM.sub("", line, count=1)
    if len(paragraphs) > 1 and re.fullmatch(rf"{_MARKS_ONLY}|{_THING}[\s.:!…]*|{_NAMES}:?", line):
        return False
    return _WHOLE.fullmatch(line) is not None


def placeholders(case: Case) -> Iterator[Problem]:
    """A text, a contact field or another cell or fact of words that says nothing yet."""
    for table in case.report.tables:
        is_contact = table.spec.source.endswith(".contact.{row}")
        for label, cell in _labeled(table):
            if isinstance(cell.value, str) and _is_blank(cell.value, label if is_contact else None):
                yield case.finding(
                    "X146",
                    cell.path,
                    f"What stands for “{label}” in table “{table.spec.title}” is a placeholder."
                    " Type the real words, or “not reported”.",
                    cell.entity,
                )
    for text, by_language in written(case):
        for language, words in by_language.items():
            if is_placeholder(words, text.spec.title):
                yield case.finding(
                    "X146",
                    text.path,
                    f"The text {named(text, language)} is a placeholder, or holds one. Write the"
                    " text, or “not reported”.",
                )
                break


def _labeled(table: RawTable) -> Iterator[tuple[str, RawCell]]:
    """Every fact above a table and every cell, each with the label it stands beside."""
    yield from zip((fact.label for fact in table.spec.facts), table.facts, strict=True)
    labels = {row.id: row.label for row in table.spec.rows}
    yield from ((labels[row.id], cell) for row in table.rows for cell in row.cells)


def _is_blank(value: str, label: str | None) -> bool:
    """Whether a cell says nothing; without a label it is no contact, where a dash may mean none."""
    if label is None:
        return is_placeholder(value) and re.fullmatch(_MARKS_ONLY, folded(value)) is None
    return is_placeholder(value, label) or _SAME_DIGIT.fullmatch(value) is not None
