"""What is kept for the next card changes no card, and is gone when the process ends."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sarcgen.errors import EditionError, RenderError
from sarcgen.render import engine, page_numbers, pdf
from sarcgen.render.loading import import_weasyprint
from sarcgen.render.pdf import render_pdf
from sarcgen.render.warm import warm_up
from tests.unit.render.readback import TaggedPdf

SCRIPT = """
import gc, hashlib, sys
from multiprocessing import get_context
from pathlib import Path
from sarcgen.render.pdf import render_pdf
from sarcgen.render.warm import warm_up

def draw(templates, *pages):
    warm_up(templates)
    assert gc.get_freeze_count() > 10_000
    for page in pages:
        pdf = render_pdf(page.read_text("utf-8"), templates)
        print(hashlib.sha256(pdf).hexdigest(), flush=True)

if __name__ == "__main__":
    templates, *pages = map(Path, sys.argv[2:])
    if sys.argv[1] == "here":
        draw(templates, *pages)
    else:
        process = get_context(sys.argv[1]).Process(target=draw, args=(templates, *pages))
        process.start()
        process.join()
        sys.exit(process.exitcode)
"""


@pytest.mark.parametrize("where", ["here", "spawn"])
def test_a_warm_process_makes_the_same_bytes_in_any_order(
    where: str,
    sample_html: str,
    draft_html: str,
    sample_pdf: bytes,
    draft_pdf: bytes,
    templates: Path,
    tmp_path: Path,
) -> None:
    sample, draft, script = (tmp_path / name for name in ("a.html", "b.html", "script.py"))
    sample.write_text(sample_html, "utf-8")
    draft.write_text(draft_html, "utf-8")
    script.write_text(SCRIPT, "utf-8")
    left_over = tmp_path / "temporary"
    left_over.mkdir()
    pages = [draft, sample] if where == "here" else [sample]
    result = subprocess.run(
        [sys.executable, str(script), where, str(templates), *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(templates.parent), "TMPDIR": str(left_over)},
    )
    assert result.returncode == 0, result.stderr
    known = {sample: sample_pdf, draft: draft_pdf}
    assert result.stdout.split() == [hashlib.sha256(known[p]).hexdigest() for p in pages]
    assert list(left_over.glob("weasyprint-*")) == []


def test_without_a_font_or_the_sheet_it_says_so(own_templates: Path) -> None:
    (own_templates / "base" / "print.css").unlink()
    with pytest.raises(EditionError, match=r"print\.css"):
        warm_up(own_templates)


def test_the_numbers_put_in_are_those_that_weasyprint_finds_by_laying_out_again(
    sample_html: str, sample_pdf: bytes, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_numbers, "RULE", "p { color: inherit }")
    monkeypatch.setattr(page_numbers, "fill_in", lambda _: None)
    assert render_pdf(sample_html, templates) == sample_pdf


def test_an_entry_that_leads_nowhere_is_an_error(sample_html: str, templates: Path) -> None:
    spoiled = sample_html.replace('<li><a href="#', '<li><a href="#not-', 1)
    assert spoiled != sample_html
    with pytest.raises(RenderError):
        pdf.lay_out(spoiled, pdf.read_fonts(templates))


def test_the_whole_style_sheet_of_weasyprint_gives_the_same(
    draft_html: str, draft_pdf: bytes, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "page_class", lambda: import_weasyprint().HTML)
    assert render_pdf(draft_html, templates) == draft_pdf


def test_the_styles_left_out_are_those_that_weasyprint_would_leave_aside(
    sample_html: str, sample_pdf: bytes, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_taken(html: str) -> tuple[str, list[str]]:
        # The stand-ins for page numbers are a style of the reader, and the page has the last word.
        return html, []

    monkeypatch.setattr(pdf, "_without_styles", nothing_taken)
    assert render_pdf(sample_html, templates) == sample_pdf


def test_a_sheet_with_a_mistake_fails_each_time() -> None:
    for _ in range(2):
        with pytest.raises(RenderError, match="margin"):
            engine.read_sheet("p { margin: none }")


def test_what_weasyprint_hardly_ever_needs_comes_when_it_is_needed() -> None:
    code = (
        "import sys\n"
        "from sarcgen.render.loading import import_weasyprint, without_system_fonts\n"
        "with without_system_fonts():\n"
        "    import_weasyprint()\n"
        "assert not {'fontTools.subset', 'fontTools.varLib'} & set(sys.modules)\n"
        "from weasyprint.pdf import fonts\n"
        "assert fonts.subset.Options().drop_tables\n"
        "import fontTools.subset\n"
        "assert fontTools.subset.Options is fonts.subset.Options\n"
        "try:\n"
        "    fonts.instantiateVariableFont(None, {})\n"
        "except TypeError:\n"
        "    pass\n"
        "assert 'fontTools.varLib.instancer' in sys.modules\n"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_numbers_in_the_list_of_contents_are_those_of_the_pages(sample_pdf: bytes) -> None:
    file = TaggedPdf(sample_pdf).file
    names = file.Root.Names.Dests.Names
    places = {str(names[n]): names[n + 1] for n in range(0, len(names), 2)}
    pages = [page.obj.objgen for page in file.pages]
    wanted = [1 + pages.index(places[str(link.Dest)][0].objgen) for link in file.pages[0].Annots]
    assert len(wanted) > 5
    found = [
        text.split()[0]
        for text in TaggedPdf(sample_pdf).text_by_page[0].values()
        if text.strip().isdigit()
    ]
    assert [int(number) for number in found] == wanted
