"""Templates, the PDF engine and the command line are named where they belong and nowhere else."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.guards.repository import ROOT, modules, room, shown, tree_of

ENGINES = {"jinja2", "weasyprint", "typer"}
MAY_NAME = {
    "__main__": {"typer"},
    "cli": {"typer"},
    "render": {"jinja2", "weasyprint"},
}
# It asks for the versions of packages, by their names, and loads none of them.
ONLY_NAMES = {"sarcgen/building/versions.py": {"jinja2", "weasyprint"}}


def named_engines(tree: ast.AST) -> Iterator[str]:
    """The engines that a module imports, by whichever way."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(name)) | ast.Constant(value=str(name)):
                yield name.partition(".")[0]


@pytest.mark.parametrize(
    "code",
    [
        "import jinja2.sandbox",
        "from weasyprint import HTML",
        "def late():\n    from typer import echo",
        "import importlib\nimportlib.import_module('weasyprint.urls')",
    ],
)
def test_every_way_to_import_is_recognised(code: str) -> None:
    assert ENGINES & set(named_engines(ast.parse(code)))


def test_engines_are_named_where_they_belong_only() -> None:
    strays = {
        shown(module): strayed
        for module in modules()
        if (
            strayed := (ENGINES & set(named_engines(tree_of(module))))
            - MAY_NAME.get(room(module), set())
            - ONLY_NAMES.get(shown(module), set())
        )
    }
    assert strays == {}


@pytest.mark.parametrize("name", ONLY_NAMES)
def test_what_names_an_engine_without_loading_it_imports_none(name: str) -> None:
    imports = [
        n
        for n in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))
        if isinstance(n, ast.Import | ast.ImportFrom)
    ]
    assert imports
    assert not ENGINES & {engine for node in imports for engine in named_engines(node)}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["editions"],
        ["explain", "C101"],
        ["check", "kellogg"],
        ["check", "kellogg", "--format", "sarif"],
        ["status"],
    ],
)
def test_commands_that_draw_nothing_do_without_the_pdf_engine(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from sarcgen.cli.app import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "assert 'sarcgen.cli.app' in sys.modules\n"
        "assert 'weasyprint' not in sys.modules\n"
        "assert 'jinja2' not in sys.modules\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
