"""The Jinja environment: templates get text, and an unknown name is an error.

Templates are loaded from the templates folder and from nowhere else; no folder of input files is
ever searched, so a school cannot replace a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sarcgen.errors import EditionError
from sarcgen.render.contents import listed, parts, second_column
from sarcgen.render.grid import group_starts, narrow, placed_heads, shape


class Catalog(Protocol):
    """The fixed text in one language, as the templates need it."""

    def gettext(self, message: str) -> str:
        """The message in this language."""
        ...

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The message in this language, in the form that fits the number."""
        ...

    def __hash__(self) -> int: ...


_COUNTERS: Final = {"page": "counter(page)", "pages": "counter(pages)"}
_PLACEHOLDER: Final = re.compile(r"\{(page|pages)\}")
_SUFFIX: Final = re.compile(r"(?P<name>.*\S)\s+(?P<suffix>\([^()]*\))")


def css_string(text: str) -> Markup:
    """A text as a CSS string, safe within a ``<style>`` element.

    Everything but letters, figures and spaces is escaped by its code point, so that no text can
    end the string or the element.
    """
    escaped = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):X} " for c in str(text))
    return Markup(f'"{escaped}"')  # noqa: S704 - escaped on the line above


def css_page_counter(message: str) -> Markup:
    """A message with ``{page}`` and ``{pages}`` as the value of the CSS property ``content``."""
    parts = _PLACEHOLDER.split(str(message))
    pieces = [
        Markup(_COUNTERS[part]) if index % 2 else css_string(part)  # noqa: S704 - a constant
        for index, part in enumerate(parts)
        if part
    ]
    return Markup(" ").join(pieces)


def split_suffix(title: str) -> tuple[str, str]:
    """A title and what stands in parentheses at its end, which may be nothing."""
    match = _SUFFIX.fullmatch(title)
    return (match["name"], match["suffix"]) if match else (title, "")


@contextmanager
def template_faults(template: str, templates: Path) -> Iterator[None]:
    """A template is drawn within.

    Args:
        template: what to call it, as in “the template of edition 2018-19”.
        templates: the folder that it is looked for in.

    Raises:
        EditionError: a template is missing, or names what does not exist.
    """
    try:
        yield
    except TemplateNotFound as error:
        raise EditionError(f"There is no template {error.name} in {templates}.") from error
    except (TemplateError, SecurityError) as error:
        raise EditionError(f"The {template} is wrong: {error}") from error


def make_environment(templates: Path, catalog: Catalog) -> ImmutableSandboxedEnvironment:
    """An environment that reads the templates folder and speaks one language.

    Args:
        templates: the folder that holds ``base/`` and a folder for every edition.
        catalog: where the templates' fixed text comes from.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # Old-style gettext: translations are escaped like all other text.
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalog.gettext, catalog.ngettext, newstyle=False
    )
    environment.filters |= {
        "css_string": css_string,
        "css_page_counter": css_page_counter,
        "split_suffix": split_suffix,
        "listed": listed,
        "second_column": second_column,
        "parts": parts,
        "kind": lambda block: type(block).__name__,
        "placed_heads": placed_heads,
        "group_starts": group_starts,
        "shape": shape,
        "narrow": narrow,
    }
    return environment
