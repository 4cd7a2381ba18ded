"""The PDF as a whole: valid, complete, and made of nothing but the page and our fonts."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page as pdf_validation
import pikepdf
import pytest

from sarcgen.errors import RenderError
from sarcgen.render import engine, loading, pdf
from sarcgen.render.pdf import render_pdf
from sarcgen.report.card import Paragraph
from sarcgen.report.tables import SafeHtml
from tests.unit.render.conftest import Draw
from tests.unit.render.readback import TaggedPdf, squeezed
from tests.unit.render.sample_report import sample_report, with_blocks


def broken_rules(content: bytes, folder: Path) -> set[str]:
    """The rules of PDF/UA-1 that a PDF breaks."""
    file = folder / "checked.pdf"
    file.write_bytes(content)
    result = pdf_validation.validate_pdf(str(file), profile="ua1")
    assert result.is_compliant == (not result.failures)
    return {failure.rule_id for failure in result.failures}


def test_the_card_is_compliant(sample_pdf: bytes, tmp_path: Path) -> None:
    assert broken_rules(sample_pdf, tmp_path) == set()


def test_a_draft_is_compliant(draft_pdf: bytes, tmp_path: Path) -> None:
    assert broken_rules(draft_pdf, tmp_path) == set()


def test_lists_within_lists_have_signs_that_the_font_has(draw: Draw, templates: Path) -> None:
    deep = "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>"
    html = draw(with_blocks(Paragraph("one", "One", SafeHtml(deep))))
    text = "".join(
        piece
        for page in TaggedPdf(render_pdf(html, templates)).text_by_page
        for piece in page.values()
    )
    assert text.count("•") == 3


def test_a_list_that_goes_on_counts_on(draw: Draw, templates: Path) -> None:
    html = draw(with_blocks(Paragraph("one", "One", SafeHtml('<ol start="3"><li>x</li></ol>'))))
    (label,) = (
        piece.strip()
        for page in TaggedPdf(render_pdf(html, templates)).text_by_page
        for piece in page.values()
        if re.fullmatch(r"\s*\d+\.\s*", piece)
    )
    assert label == "3."


def test_a_draft_says_so_on_every_page(draft_pdf: bytes, sample_pdf: bytes) -> None:
    assert all("DRAFT" in page[-1] for page in TaggedPdf(draft_pdf).text_by_page)
    assert not any("DRAFT" in page[-1] for page in TaggedPdf(sample_pdf).text_by_page)


@pytest.mark.parametrize(
    ("whole", "broken", "rule"),
    [
        ("<h3 ", "<h4 ", "PDFUA1-HEADING-NESTING-001"),
        ("<title>", "<title hidden>", "PDFUA1-METADATA-TITLE-001"),
    ],
)
def test_the_gate_sees_what_is_broken(
    draw: Draw, templates: Path, tmp_path: Path, whole: str, broken: str, rule: str
) -> None:
    html = draw(with_blocks(Paragraph("one", "One", SafeHtml("<p>Text</p>"))))
    html = html.replace(whole, broken).replace("</h3>", "</h4>" if "h3" in whole else "</h3>")
    if "title" in whole:
        html = html.replace(html.partition("<title hidden>")[2].partition("</title>")[0], "")
    fonts = pdf.read_fonts(templates)
    assert rule in broken_rules(pdf.lay_out(html, fonts), tmp_path)


def test_title_language_and_dates_come_from_the_report(sample_pdf: bytes) -> None:
    file = TaggedPdf(sample_pdf).file
    assert str(file.docinfo["/Title"]) == sample_report().title
    assert str(file.docinfo["/CreationDate"]).startswith("D:20200131")
    assert str(file.Root.Lang) == "en"


def test_a_card_that_is_not_published_has_no_date(draft_pdf: bytes) -> None:
    file = TaggedPdf(draft_pdf).file
    assert "/CreationDate" not in file.docinfo
    assert "/ModDate" not in file.docinfo


def test_bookmarks_lead_to_the_sections_and_tables(sample_pdf: bytes) -> None:
    with TaggedPdf(sample_pdf).file.open_outline() as outline:
        names = [item.title for item in outline.root]
        below = [item.title for item in outline.root[2].children]
    assert names == [sample_report().school, *(s.title for s in sample_report().sections)]
    assert below == [block.title for block in sample_report().sections[1].blocks]


def test_running_heads_are_artifacts_with_the_name_the_year_and_the_page(
    sample_pdf: bytes,
) -> None:
    pages = TaggedPdf(sample_pdf).text_by_page
    for number, page in enumerate(pages, start=1):
        furniture = squeezed(page[-1])
        assert f"Page{number}of{len(pages)}" in furniture
        if number > 1:
            assert "ValleyOakElementarySchool" in furniture
            assert "SchoolAccountabilityReportCard2018–19" in furniture


def test_no_running_head_is_read_as_content(sample_pdf: bytes) -> None:
    pdf = TaggedPdf(sample_pdf)
    read = squeezed(pdf.text(pdf.root))
    assert "Page1of" not in read
    assert read.count("ValleyOakElementarySchool") == 2  # the title and the contact table
    for number, page in enumerate(pdf.text_by_page):
        claimed = {n for p, n in pdf.pieces(pdf.root) if p == number}
        assert set(page) - {-1} <= claimed


def test_only_our_fonts_are_embedded(sample_pdf: bytes) -> None:
    names = {
        str(font.BaseFont).partition("+")[2]
        for page in TaggedPdf(sample_pdf).file.pages
        for font in page.Resources.Font.values()
    }
    assert names
    assert all(name.startswith("Public-Sans") for name in names), names


def links(pdf: TaggedPdf) -> Iterator[Any]:
    for page in pdf.file.pages:
        yield from page.get("/Annots", [])


def test_links_say_their_text_and_print(sample_pdf: bytes) -> None:
    pdf = TaggedPdf(sample_pdf)
    found = {str(link.Contents) for link in links(pdf)}
    assert "SARC web page" in found
    assert "Suspensions and Expulsions" in found
    assert all(int(link.F) & 4 for link in links(pdf))


def test_a_link_with_emphasis_in_it_is_one_link(
    draw: Draw, templates: Path, tmp_path: Path
) -> None:
    text = SafeHtml('<p>See <a href="https://www.example.org/">the <strong>whole</strong></a></p>')
    content = render_pdf(draw(with_blocks(Paragraph("one", "One", text))), templates)
    pdf = TaggedPdf(content)
    assert [str(link.Contents) for link in links(pdf) if "/A" in link] == ["the whole"]
    assert broken_rules(content, tmp_path) == set()


def test_a_text_in_another_language_says_so(sample_pdf: bytes) -> None:
    pdf = TaggedPdf(sample_pdf)
    spoken = [(str(e.Lang), pdf.text(e)) for e in pdf.walk(pdf.root) if "/Lang" in e]
    assert spoken == [("es", "Las familias son bienvenidas en la escuela todos los días.")]


def test_lines_do_not_make_elements_of_their_own(sample_pdf: bytes) -> None:
    pdf = TaggedPdf(sample_pdf)
    paragraphs = [p for p in pdf.elements("P") if pdf.text(p).startswith("Valley Oak is one")]
    assert len(paragraphs) == 3
    for paragraph in paragraphs:
        assert len(list(pdf.pieces(paragraph))) > 2
        assert "/Span" not in {str(e.S) for e in pdf.walk(paragraph)}


def test_another_process_makes_the_same_bytes(
    sample_html: str, sample_pdf: bytes, templates: Path, tmp_path: Path
) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from sarcgen.render.html import render_html; from sarcgen.render.pdf import render_pdf\n"
        "from tests.unit.render.sample_report import WordsAsTheyAre, sample_report\n"
        "templates, out = Path(sys.argv[1]), Path(sys.argv[2])\n"
        "html = render_html(sample_report(), templates, WordsAsTheyAre(), edition='2018-19')\n"
        "(out / 'card.html').write_text(html, 'utf-8')\n"
        "(out / 'card.pdf').write_bytes(render_pdf(html, templates))\n"
    )
    environment = {
        **os.environ,
        # Any but this process's own, which is random unless it was set.
        "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": str(templates.parent),
    }
    subprocess.run(
        [sys.executable, "-c", script, str(templates), str(tmp_path)],
        check=True,
        cwd=tmp_path,
        env=environment,
    )
    assert (tmp_path / "card.html").read_text("utf-8") == sample_html
    assert (tmp_path / "card.pdf").read_bytes() == sample_pdf


def test_what_weasyprint_complains_about_is_an_error(sample_html: str, templates: Path) -> None:
    spoiled = sample_html.replace("body { margin: 0 }\na", "body { margin: none }\na")
    assert spoiled != sample_html
    with pytest.raises(RenderError, match="margin"):
        render_pdf(spoiled, templates)


def test_a_switched_off_log_does_not_hide_complaints() -> None:
    logger = logging.getLogger("weasyprint")
    logger.disabled = True
    try:
        with pytest.raises(RenderError, match="odd"), engine.no_complaints():
            logger.warning("odd")
        assert logger.disabled
    finally:
        logger.disabled = False


def test_without_pango_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    cffi = pytest.importorskip("cffi")

    def nothing(*_: object) -> None:
        raise OSError("cannot load library 'libpango-1.0.so.0'")

    monkeypatch.setattr(cffi.FFI, "dlopen", nothing)
    with pytest.raises(RenderError) as caught:
        loading.import_weasyprint()
    for system in ("apt install libpango", "dnf install", "brew install", "Windows"):
        assert system in str(caught.value)


def test_the_machine_s_fonts_are_hidden_only_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "own.conf")
    with loading.without_system_fonts():
        settings = Path(os.environ["FONTCONFIG_FILE"])
        assert "<dir>" not in settings.read_text("utf-8")
    assert os.environ["FONTCONFIG_FILE"] == "own.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    with loading.without_system_fonts():
        pass
    assert "FONTCONFIG_FILE" not in os.environ


def test_the_pdf_modules_do_not_load_weasyprint() -> None:
    code = (
        "import sys, sarcgen.render.html, sarcgen.render.pdf, sarcgen.render.files\n"
        "assert not {'weasyprint', 'fontTools'} & set(sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_every_word_of_the_page_is_in_the_pdf(draw: Draw, templates: Path) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    report = with_blocks(Paragraph("one", "One", SafeHtml(f"<p>{words}</p>")))
    pdf = TaggedPdf(render_pdf(draw(replace(report, district="")), templates))
    assert squeezed(words) in squeezed(pdf.text(pdf.root))


def test_the_file_is_sound(sample_pdf: bytes) -> None:
    assert TaggedPdf(sample_pdf).file.check_pdf_syntax() == []
    assert pikepdf.__version__
