"""What people, programs and attackers put where a figure, a text or a key belongs."""

from __future__ import annotations

from random import Random
from typing import Final

NUMBER: Final = "{n}"
"""Stands in a form for a number that is made anew each time."""

FORMS: Final = (
    "{n}", "+{n}", "-{n}", "−{n}", "- {n}", "--{n}", "{n}-", "~{n}", "<{n}", "> {n}", "({n})",
    "{n}%", "{n} %", "${n}", "$ {n}.00", "{n}.", ".{n}", "{n}.0", "{n}.{n}", "{n}.{n}.{n}",
    "{n},{n}", "{n}, {n}", "{n}\u00a0{n}", "{n} {n}", "1,{n}", "{n}_{n}", "0{n}", "0x{n}", "0o{n}",
    "{n}e5", "{n}E+400", "{n}e-9", "{n}/{n}", "{n}:{n}", "{n}:{n}:{n}", "{n}-{n}", "{n} to {n}",
    "'{n}'", '"{n}"', '"{n}', "'{n}", '{n}"', "{n} # {n}", "# {n}", "[{n}]", "[{n}, {n}", "{{n}}",
    "{{n}: {n}}", "{n}: {n}", "x: {n}", "- {n}", "? {n}", "!!int {n}", "!!str {n}", "!!float {n}",
    "!{n} {n}", "&a{n} {n}", "*a{n}", "| {n}", "|\n      {n}", ">-\n      {n}\n      {n}", "%{n}",
    "@{n}", "`{n}`", "{n} students", "about {n}", "X{n}", "C{n}", "Grade {n}", "20{n}", "{n}\t",
    "\ufeff{n}", "{n}\u200b", "\u202e{n}", '"\\x3{n}"', '"\\u0{n}"', '"\\N{n}"', "{n}\\", "\\{n}",
)  # fmt: skip

SCALARS: Final = (
    "", "~", "null", "yes", "No", "true", "OFF", "-", "--", "---", "...", "N/A", "n/a", "NA",
    "pending", "Pending", "not reported", "Not Reported.", "unknown", "none", "TBD", "?", "*", "&",
    "!", "0", "-0", "+0", "00", "007", "0.0", "1", "7", "10", "11", "100", "100.01", "1e3", "1E400",
    "1e-400", ".5", "5.", ".", ".inf", "-.inf", ".nan", "NaN", "Infinity", "0x1F", "0b11", "1_000",
    "12:30", "1:2:3", "9" * 30, "9" * 400, "9" * 5_000, "0." + "3" * 300, "٣٤٥", "７８９", "²", "½",
    "Ⅷ", "七", "seven", "twenty-one", "2019-10-08", "2019-13-45", "0000-00-00", "9999-12-31",
    "2020-02-30", "10/8/2019", "2019-10-08T12:00:00Z", "October 2016", "Feb 30, 2020", "2018-19",
    "2018-20", "1999-00", "K-12", "12-K", "K-6, 9-12", "TK", "K-99", "[", "]", "{", "}", "[]", "{}",
    "[1, 2", "{a: 1", "[" * 60, "[" * 3_000, "{a: " * 60, "{a: {b: {c: 1}}}", "&a 1", "*a", "<<",
    "<<: *a", "=", "!!python/object/apply:os.system [id]", "!x y", "|", ">-", "|9", ">+2x", "| x",
    "%x", "@x", "`x`", "? x", ": x", "- x", "- - - x", "# x", "x # y", "x: y", "x: y: z", "'x",
    '"x', "'x''", '"\\x"', '"\\0"', '"\\a"', '"\\ud800"', '"\\U00110000"', '"\\uD83D\\uDE00"',
    '"\\\n', '"x\n\n\n  y"', "|\n\n\n", "<script>alert(1)</script>", "![x](http://x.example)",
    "[x](javascript:x)", "[x](data:text/html,x)", "${{ secrets.X }}", "::error::x", "::stop-commands::x",
    "%0A::error::x", "a|b", "`|`", "</details>", "]]>", "<!--", "&lt;", "&#0;", "\\", "a\tb", "\t",
    "\0", "\x07", "\x1b[31mx", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202ex",
    "😀", "\ud800", "é", "e" + "\u0301" * 50, "ﷺ", "x" * 10_000, "x " * 4_000, "\u3000", "\u00ad",
    "\N{NO-BREAK SPACE}", "\ue000", "\ufffe", "\U0010ffff",
)  # fmt: skip

LINES: Final = (
    "---", "...", "%YAML 1.3", "%TAG ! x", "<<: *a", "<<: {a: 1}", "? [a]", "? a", ": b", "- x",
    "-", "&a", "*a", "!!map", "#", "# 8", "\t", "\tx: 1", "x", "x:", "x: 1", "7", "7:", '"', "'",
    "}", "]", "{", "[", ",", "|", ">", "ignore:", "schools:", "disclosure:", "edition:", "grades:",
    "disclosure: {minimum_group_size: {n}}", "disclosure: {minimum_group_size: 15, level: exact}",
    "disclosure: {enrollment_by_group: dash, also_hide: [{table: caaspp-ela-by-group, row: homeless}]}",
    "disclosure: {also_hide: [{table: x{n}, row: {n}}]}", "kind: charter", "kind: {n}",
    "ignore: [{code: X110, reason: It is {n}.}]", "ignore: [{code: C201, reason: yes}]",
    "ignore: [{code: X{n}, reason: x, field: a.{n}}]", "ignore: [{code: P101, reason: Seven, field: {n}}]",
    "ignore:\n  - code: X{n}\n    reason: |\n      {n} of {n}\n    field: outcomes.ela.{n}",
    "ignore: {n}", "published: {n}", "enrollment: {n}", "outcomes: {n}", "contact: {n}",
    "engagement: [{n}]", "{n}: {n}", '"{n}": x', "x{n}: {n}", "? {n}\n: {n}", "narratives: {description: {n}}",
)  # fmt: skip

PLAIN: Final = (
    "", "--", '"--"', "N/A", "pending", "not reported", "0", "1", "7", "10", "11", "12", "100", "-3.2",
    "+3.2", "0.0", "99.99", "100.0", "Good", "Fair", "Poor", '"Yes"', '"No"', "Exemplary", "TBD", "K-6",
    "9-12", "K-12", "7-8", "October 2016", "August 2019", "2020-01-24", "[your school]", "x@example.org",
    "(909) 555-0100", "555-0100", "https://www.example.org", "www.example.org", "ftp://example.org",
    "Ms. New Person", '"19649076021869"', '"00-00000-0000000"', "{en: One text, es: Un texto}",
    "{es: Nada}", "{xx: Nothing}", "2018-19", "1.5", "30000", "1200000", "charter", "alternative",
)  # fmt: skip
"""What can be read everywhere, and is wrong in most places."""

BLANKS: Final = ('"--"', "N/A", "pending", "not reported", "")
"""Words for the lack of a figure."""

SENTENCES: Final = (
    "Seven foster youth took part.", "Of our {n} English learners, 3 were reclassified.",
    "Only two homeless students were tested.", "TBD", "Insert text here.", "Lorem ipsum dolor.",
    "Call (909) 397-4605 or (555) {n}.", "In 2009 we had {n} students.", "The plan is of May 3, 2011.",
    "Dr. Jane Nobody is our principal.", "Another Elementary School is great.", "Write to a@b.",
    "See http://example.org/{n}.", "<b>{n}</b> & ![x](y)", "| {n} | {n} |", "# {n}", "- {n}",
    "Cinco estudiantes sin hogar.", "The rate was {n} percent in 1998-99.", "©{n} — “{n}”",
)  # fmt: skip

REASONS: Final = (
    "The office has counted {n}.", "Right, {n} of {n}.", "Seven of the {n} have moved.", "TBD",
)  # fmt: skip
"""Why somebody sets something aside."""

IGNORED: Final = (
    *("C201", "X110", "X120", "X130", "X140", "X143", "X148", "P101") * 3,
    *("X101", "X102", "X103", "X104", "X111", "X112", "X113", "X115", "X116", "X119", "X122", "X123"),
    *("X144", "X145", "X163", "P103", "c201", "S121", "X999", "C101"),
)  # fmt: skip
"""Codes that somebody may want to set aside."""

BYTES: Final = (
    b"\0", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\x80", b"\x85", b"\r", b"\r\n", b"\n", b"\n\n\n", b"\t", b" ", b":", b"#",
    b'"', b"'", b"-", b"{", b"}", b"[", b"]", b",", b"|", b">", b"&", b"*", b"!", b"%", b"\\", b"\x1b",
)  # fmt: skip

NAMES: Final = (
    "oak school", "oak,grove", "oak:grove", "oak%0Agrove", "oak%grove", "oak|grove", "oak`grove",
    "oak'grove", 'oak"grove', "oak&grove", "oak<b>grove", "oak#grove", "oak;grove", "oak$(x)grove",
    "eiche-gehölz", "学校", "oak\ngrove", "oak\tgrove", "oak\x1b[31m", "oak\u202egrove", "OAK", "oak.grove",
    "-oak", "oak::error::x", "o" * 120,
)  # fmt: skip
"""File names of schools, without the end."""


def written(form: str, random: Random, number: str) -> str:
    """A form with numbers in the places for them."""
    return form.replace(NUMBER, number) if random.random() < 0.5 else form.replace(NUMBER, "7")


def value(random: Random, number: str) -> str:
    """A hostile value.

    Args:
        random: source of chance.
        number: what a number is written as, if the value holds one.
    """
    if random.random() < 0.6:
        return written(random.choice(FORMS), random, number)
    return random.choice(SCALARS)
