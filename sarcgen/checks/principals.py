"""Whether a text names a principal who is not the one of the contact table.

A guess from words, for a warning that a person then judges. It would rather miss a name than take
an assistant principal, a council or another school's principal for this one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.checks.school_names import telling_words
from sarcgen.checks.texts import folded, is_spanish, named, plain, written
from sarcgen.problems import Problem

_TITLE: Final = r"(?:(?:Mr|Mrs|Ms|Mx|Miss|Dr|Sr|Sra|Srta|Dra|Prof)\b\.?[ ]?)"
_WORD: Final = r"[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]*)"
_MORE: Final = rf" (?:(?:de|del|la|las|los|van|von|der|da|di) ){{0,2}}{_WORD}"
_TITLED: Final = rf"(?P<name>{_TITLE}{{1,2}}{_WORD}(?:{_MORE}){{0,3}})"
_WHOLE: Final = rf"(?P<name>{_TITLE}{{0,2}}{_WORD}(?:{_MORE}){{1,3}})"
_EITHER: Final = rf"(?:{_TITLED}|{_WHOLE.replace('name', 'whole')})"
_ENGLISH: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?P<office>\b[Pp]rincipal|\bPRINCIPAL) ?[:–—] ?{_EITHER}",
        rf"(?P<office>\b[Pp]rincipal),? {_TITLED}",
        rf"(?P<office>\bPrincipal) {_WHOLE}",
        rf"^(?P<office>Principal), {_WHOLE}",
        rf"\b(?:our|the|Our|The) (?P<office>principal),? (?:is )?{_EITHER}",
        rf"{_EITHER}(?:, ?|,? is )(?:(?:the|our|your) )?(?P<office>\b[Pp]rincipal\b|\bPRINCIPAL\b)",
        rf"^{_WHOLE}[\n ](?P<office>Principal)$",
    )
)
_SPANISH: Final = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"(?P<office>\b[Dd]irector[a]?) ?[:–—] ?{_EITHER}",
        rf"(?P<office>\b[Dd]irector[a]?),? (?:(?:la|el) )?(?:es )?(?:(?:la|el) )?{_TITLED}",
        rf"(?P<office>\b[Dd]irector[a]?) {_WHOLE}",
        rf"\b(?:nuestr[oa]|la|el|Nuestr[oa]|La|El) (?P<office>director[a]?),? (?:es )?{_EITHER}",
        rf"{_EITHER}, ?(?:(?:la|el|nuestr[oa]) )?(?P<office>\b[Dd]irector[a]?\b)",
        rf"(?P<office>\b[Pp]rincipal)[:,]? {_TITLED}",
    )
)
_NOT_THIS_OFFICE: Final = re.compile(
    r"\b(?:assistant|asst|vice|associate|deputy|former|past|previous|retired|retiring|outgoing"
    r"|incoming|late|lead|student|co|area|regional|ex|antigu[oa]|anterior|asistente|adjunt[oa]"
    r"|asociad[oa]|futur[oa]|jubilad[oa])\.?[ -]*\Z"
)
_ELSEWHERE: Final = re.compile(
    r",? (?:of|at|from|for|del|de|en) (?:the |la |el )?(?:(?:escuela|primaria|secundaria) )*"
    r"(?P<where>[A-ZÀ-Þ].*)"
)
_OTHER_OFFICE: Final = re.compile(r",? (?:de(?!\s(?:la|esta|nuestra) escuela)|del)\b")
# Words that stand in names of councils, offices and programs, never in a person's.
_NO_NAME: Final = frozenset(
    """
    a academic academy access activities adjunta adjunto administration administrator
    administrators adviser advisor advisory aide and annual appointed are as asistente asociada
    asociado assembly assistant associate association at award awards back board booster
    breakfast cabinet chat chats child class classroom clerk club coach coaches coffee coffees
    college comite commission committee committees community conference conferences consejera
    consejero consejo contact coordinator corner council counselor counselors county curriculum
    custodian day department deputy director directora distinguished district distrito each
    educacion education ejecutiva ejecutivo el elac elementary ella emeritus english escolar
    escuela every executive faculty families family food for forum general goal goals grade
    grades group guidance hello her high his homework honor hour if in information instruction
    instructional investigator interim interina interino is it junior la language las leader leaders
    leadership learner learning letter library list los lunch lunches maestra maestro manager
    math meeting meetings member members mensaje mentor message middle monthly morning night
    nuestra nuestro nurse of office officer oficina open our outreach padres para parent parents
    pep personal phone pledge policy president primary principal principals priority program
    programa programas programs psychologist reading report resource roll room school schools
    science se secretaria secretary senior services servicios site social specialist specialists
    staff state student students summary superintendent supervisor support survey teacher
    teachers team teams technology tecnica tecnico telephone the their there this title training
    unified university vacant vice we weekly welcome who will with y you your youth
    """.split()  # noqa: SIM905
)
_TITLES: Final = frozenset(
    """
    mr mrs ms mx miss dr sr sra srta dra prof jr ii iii iv ed d phd edd ph m ma principal director
    directora interim acting and co the
    """.split()  # noqa: SIM905
)
_NOBODY: Final = frozenset(("vacant", "tbd", "tba", "open", "unknown", "vacante"))


def another_principal(words: str, language: str, principal: str, school: str) -> bool:
    """Whether a text names principals of this school, and none of them is the known one.

    Args:
        words: Markdown.
        language: BCP 47 code.
        principal: as the contact table has it: one name or several, with or without titles.
        school: the school's name.
    """
    offices = ("rincipal", "irector") if is_spanish(language) else ("rincipal", "PRINCIPAL")
    if not any(office in words for office in offices):
        return False
    known = _parts(principal)
    if not known or known & _NOBODY:
        return False
    found = list(_principals(_about(plain(words), offices), language, school))
    return bool(found) and not any(_same(name, known) for name in found)


def _about(words: str, offices: tuple[str, ...]) -> str:
    """The paragraphs that name an office, each with the one before, where a signature may stand."""
    lines = words.splitlines()
    near = {
        place
        for number, line in enumerate(lines)
        if any(office in line for office in offices)
        for place in (number - 1, number)
        if place >= 0
    }
    return "\n".join(lines[place] for place in sorted(near))


def _parts(name: str) -> set[str]:
    return {
        part for part in re.split(r"[^\w]+", folded(name)) if len(part) > 1 and part not in _TITLES
    }


def _same(name: str, known: set[str]) -> bool:
    """Whether a name in a text shares a last name with the contact table's.

    Of several words the first is a given name, which two people may share.
    """
    words = [word for word in name.split() if _parts(word)]
    return any(_parts(word) & known for word in (words[1:] or words))


def _principals(words: str, language: str, school: str) -> Iterator[str]:
    for pattern in _SPANISH if is_spanish(language) else _ENGLISH:
        for match in pattern.finditer(words):
            groups = match.groupdict()
            name = groups.get("name") or groups.get("whole") or ""
            if _is_person(name) and _is_this_office(words, match, language, school):
                yield name


def _is_person(name: str) -> bool:
    words = (folded(word) for word in name.split() if word[0].isupper())
    return bool(_parts(name)) and not any(
        part in _NO_NAME for word in words for part in re.split(r"[^\w]+", word)
    )


def _is_this_office(words: str, match: re.Match[str], language: str, school: str) -> bool:
    """Whether the office is that of this school's principal."""
    before = folded(words[max(0, match.start("office") - 24) : match.start("office")])
    if _NOT_THIS_OFFICE.search(before):
        return False
    after_office = words[match.end("office") :]
    if after_office[:1] in ("'", "’", "-", "/"):
        return False
    if is_spanish(language) and _OTHER_OFFICE.match(after_office):
        return False
    own = telling_words(school)
    for end in (match.end("office"), match.end()):
        elsewhere = _ELSEWHERE.match(words[end : end + 80])
        if elsewhere and not own & telling_words(elsewhere["where"]):
            return False
    return True


def principal_named(case: Case) -> Iterator[Problem]:
    """A text that names another principal was written before the principal changed."""
    contact = case.school.contact
    if not isinstance(contact.principal, str):
        return
    school = contact.name if isinstance(contact.name, str) else ""
    for text, by_language in written(case):
        for language, words in by_language.items():
            if another_principal(words, language, contact.principal, school):
                yield case.finding(
                    "X141",
                    text.path,
                    f"The text {named(text, language)} names another principal than the contact"
                    " table. Correct the one that is out of date.",
                )
                break
