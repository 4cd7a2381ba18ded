"""Files of the templates, and the one sentence for those that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sarcgen.errors import EditionError


@contextmanager
def template_files(what: str = "file") -> Iterator[None]:
    """Files of the templates are read within.

    Args:
        what: what they are, in the singular.

    Raises:
        EditionError: one of them cannot be read.
    """
    try:
        yield
    except OSError as error:
        raise EditionError(f"A {what} of the templates cannot be read: {error}") from error
