"""The stages in order: read, tabulate, check, protect, compose, render.

Nothing here decides anything about a card; each line calls the stage that does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias, final

from sarcgen.cards import Card, OutputFormat, Settings
from sarcgen.checks.all_checks import cross_check
from sarcgen.checks.case import Case
from sarcgen.checks.photo import principal_photo
from sarcgen.disclosure.consistency import surely_publishable
from sarcgen.disclosure.listing import HiddenRow, list_hidden
from sarcgen.disclosure.policy import Policy, policy_of
from sarcgen.disclosure.protected import ProtectedReport
from sarcgen.edition.load import Template, load_edition
from sarcgen.errors import DisclosureError, IncompleteData, InputError, InvalidData, SyntaxProblems
from sarcgen.explanations.codes import stops_a_build
from sarcgen.figures.files import figure_files
from sarcgen.findings.ignoring import set_aside
from sarcgen.findings.results import Standing
from sarcgen.languages.catalog import DEFAULT_LANGUAGE, Catalog
from sarcgen.pictures import Photo
from sarcgen.problems import Problem, errors_among, in_reading_order
from sarcgen.records.districts import DistrictFiles
from sarcgen.records.ignores import ignores_of
from sarcgen.records.load import Record, load_record
from sarcgen.records.locate import SchoolFile
from sarcgen.report.card import Report
from sarcgen.tables.completeness import missing
from sarcgen.tables.raw import RawReport
from sarcgen.tables.tabulate import tabulate

# A page and the templates folder become a PDF.
Draw: TypeAlias = Callable[[str, Path], bytes]


@final
@dataclass(frozen=True, slots=True)
class Examination:
    """One school's data, read and examined.

    Attributes:
        source: its files.
        problems: all findings, in reading order.
        templates: folder of editions that it was examined with.
        record, report: the data, or None where the files cannot be read as data.
        photo: of the principal, if the school gives one that can be used.
    """

    source: SchoolFile
    problems: tuple[Problem, ...]
    templates: Path
    record: Record | None = None
    report: RawReport | None = None
    photo: Photo | None = None


@cache
def template_of(templates: Path, edition: str) -> Template:
    """An edition, read once in a run."""
    return load_edition(templates, edition)


def examine(
    source: SchoolFile, templates: Path, districts: DistrictFiles | None = None
) -> Examination:
    """Reads a school's files and finds everything missing or wrong in them.

    Args:
        source: its files.
        templates: folder of editions.
        districts: those of a run over many schools.
    """
    template = template_of(templates, source.edition)
    record, problems = load_record(source, template, districts)
    if record is None:
        return Examination(source, tuple(problems), templates)
    report = tabulate(template.edition, record.entities)
    photo, faults = principal_photo(Case(record, report))
    found = [*missing(report, record), *cross_check(record, report), *faults]
    return Examination(source, tuple(in_reading_order(found)), templates, record, report, photo)


def protected_report(examination: Examination, language: str) -> ProtectedReport:
    """What may be published of an examined school.

    Raises:
        InputError: the data contradict themselves or cannot be read.
        DisclosureError: hidden values could be worked out.
    """
    record, raw = examination.record, examination.report
    if record is None or raw is None or _contradictions(examination.problems):
        raise _refusal(examination.problems)
    # The solver takes a tenth of a second to load, and few checks need it.
    from sarcgen.disclosure.protect import protect  # noqa: PLC0415

    return protect(raw, _policy(record, raw), language)


def _policy(record: Record, raw: RawReport) -> Policy:
    return policy_of(record.entities.district, raw.edition.empty_group)


def report_card(examination: Examination, catalog: Catalog) -> Report:
    """The finished report of an examined school, as text; a draft if something is missing.

    Raises:
        InputError: the data contradict themselves or cannot be read.
        DisclosureError: hidden values could be worked out.
    """
    return _composed(examination, catalog)[1]


def _composed(examination: Examination, catalog: Catalog) -> tuple[ProtectedReport, Report]:
    # Only a card needs Markdown.
    from sarcgen.present.compose import compose  # noqa: PLC0415

    protected = protected_report(examination, catalog.language)
    edition = template_of(examination.templates, protected.edition).edition
    incomplete = bool(errors_among(examination.problems))
    photo, record = examination.photo, examination.record
    summary = record is not None and record.entities.district.parent_summary
    return protected, compose(
        edition, protected, catalog, draft=incomplete, photo=photo, summary=summary
    )


def hidden_rows(source: SchoolFile, templates: Path) -> list[HiddenRow]:
    """Which rows of a school's card are hidden and why.

    Raises:
        InputError: the data contradict themselves or cannot be read.
        DisclosureError: hidden values could be worked out.
    """
    protected = protected_report(examine(source, templates), DEFAULT_LANGUAGE)
    return list_hidden(protected, template_of(templates, source.edition).edition)


def checked(examination: Examination) -> tuple[Problem, ...]:
    """Everything missing or wrong in a school's files, and whether its card can be published."""
    record, raw = examination.record, examination.report
    if record is None or raw is None or _contradictions(examination.problems):
        return examination.problems
    if surely_publishable(raw, _policy(record, raw)):
        return examination.problems
    try:
        protected_report(examination, DEFAULT_LANGUAGE)
    except DisclosureError as error:
        place = record.mark("school", ())
        stopped = [Problem(place, "P201", line) for line in str(error).splitlines()]
        return tuple(in_reading_order([*examination.problems, *stopped]))
    return examination.problems


def make_card(source: SchoolFile, settings: Settings, draw: Draw | None = None) -> Card:
    """Makes one school's card and writes nothing.

    Args:
        source: its files.
        settings: what holds for the run; ``out`` is not looked at.
        draw: what makes the PDF of the page, given it and the templates folder; without it,
            :func:`sarcgen.render.pdf.render_pdf`.

    Raises:
        InputError: the data cannot be used, or are incomplete and the settings are strict.
        DisclosureError: hidden values could be worked out.
        RenderError: drawing failed.
    """
    # Only a build draws: a check must not wait for Jinja and WeasyPrint, nor need Pango.
    from sarcgen.render.html import render_html  # noqa: PLC0415

    examination = examine(source, settings.templates)
    if settings.strict and errors_among(examination.problems) and examination.record is not None:
        raise IncompleteData(examination.problems)
    catalog = Catalog(settings.language)
    protected, report = _composed(examination, catalog)
    html = render_html(report, settings.templates, catalog, edition=source.edition)
    files: dict[str, bytes] = {}
    if OutputFormat.HTML in settings.formats:
        files[".html"] = html.encode("utf-8")
    if OutputFormat.PDF in settings.formats:
        from sarcgen.render.pdf import render_pdf  # noqa: PLC0415

        files[".pdf"] = (draw or render_pdf)(html, settings.templates)
    if settings.formats & {OutputFormat.JSON, OutputFormat.CSV}:
        from sarcgen.present.figures import figures_of  # noqa: PLC0415

        edition = template_of(settings.templates, source.edition).edition
        served = examination.record.entities.school.grades if examination.record else ()
        grades = tuple(grade.value for grade in served)
        figures = figures_of(edition, protected, report, catalog, grades)
        files |= figure_files(figures, {f".{form}" for form in settings.formats})
    if OutputFormat.FRAGMENT in settings.formats:
        from sarcgen.render.fragment import fragment_of  # noqa: PLC0415

        name = f"{source.school}-{source.edition}"
        files[".fragment.html"] = fragment_of(html, settings.templates, name).encode("utf-8")
    return Card(files, _not_ignored(examination))


def _not_ignored(examination: Examination) -> tuple[Problem, ...]:
    """The findings without those that a file sets aside with a reason."""
    ignores = ignores_of(examination.record) if examination.record is not None else []
    found = set_aside(examination.problems, ignores)
    return tuple(f.problem for f in found if f.standing is Standing.OPEN)


def _contradictions(problems: Iterable[Problem]) -> list[Problem]:
    """Errors that no draft may carry: all but those of completeness."""
    return [problem for problem in errors_among(problems) if stops_a_build(problem.code)]


def _refusal(problems: tuple[Problem, ...]) -> InputError:
    if any(problem.code.startswith("Y") for problem in problems):
        return SyntaxProblems(problems)
    return InvalidData(problems)
