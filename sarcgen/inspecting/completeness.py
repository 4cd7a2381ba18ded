"""Whether each school has its card, in every format and language that it must be in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sarcgen.inspecting.cards import CardLook
from sarcgen.inspecting.files import SiteFiles
from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile
from sarcgen.site.cards import ENDS

_FRAGMENT = ".fragment.html"


def missing_cards(
    files: SiteFiles,
    looks: Sequence[CardLook],
    schools: Sequence[SchoolFile],
    languages: Collection[str],
) -> Iterator[Problem]:
    """Files that are not there, and cards of schools that are not there.

    Args:
        files: of the site.
        looks: all cards of the site.
        schools: the schools that must have one, of one edition or several.
        languages: languages that each card must be in; if none is named, English and those that
            any card of its edition is in.
    """
    by_edition: defaultdict[str, list[SchoolFile]] = defaultdict(list)
    for school in schools:
        by_edition[school.edition].append(school)
    for edition, of_edition in sorted(by_edition.items()):
        present = [look for look in looks if look.edition == edition]
        spoken = {DEFAULT_LANGUAGE, *(look.language for look in present if look.language)}
        wanted = sorted(languages) or sorted(spoken)
        some = any(_FRAGMENT in files.cards[edition, look.name] for look in present)
        ends = [end for end in ENDS if some or end != _FRAGMENT]
        expected = {
            (school.school if language == DEFAULT_LANGUAGE else f"{school.school}.{language}"): (
                language
            )
            for school in of_edition
            for language in wanted
        }
        for name, language in sorted(expected.items()):
            yield from _missing(files, edition, name, language, ends)
        names = {school.school for school in of_edition}
        for look in present:
            if look.school not in names and look.name not in expected:
                yield Problem(
                    files.mark(f"{edition}/{look.name}.html"),
                    "W133",
                    f"There is a card, but no school file of that name in edition {edition}. Remove"
                    " the card's files, or bring the school file back.",
                )


def _missing(
    files: SiteFiles, edition: str, name: str, language: str, ends: Sequence[str]
) -> Iterator[Problem]:
    there = files.cards.get((edition, name), ())
    if not there:
        school = name.removesuffix(f".{language}")
        option = "" if language == DEFAULT_LANGUAGE else f" --language {language}"
        yield Problem(
            files.mark(f"{edition}/{name}.html"),
            "W131",
            f"The card is not there in the language {language}. Build it: sarcgen build {school}"
            f" --edition {edition}{option}",
        )
        return
    for end in ends:
        if end not in there:
            yield Problem(
                files.mark(f"{edition}/{name}{end}"),
                "W130",
                "The card is not there in this format. Build it in all formats.",
            )
