"""WeasyPrint, kept from the files and the network, with its complaints gathered."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kit.model.finding import Finding
from kit.problems import Problem, SourceText
from kit.typeset import fonts
from kit.typeset.styles import style_problem

# fontTools writes the time into fonts unless this is set; WeasyPrint has no option for it.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
# Only says that subsetting will change; ours is done by uharfbuzz.
warnings.filterwarnings("ignore", "HarfBuzz-Subset", DeprecationWarning)

import weasyprint  # noqa: E402
import weasyprint.pdf.stream  # noqa: E402
from weasyprint.css.properties import INITIAL_VALUES  # noqa: E402
from weasyprint.pdf.fonts import Font  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: E402

PROPERTIES = sorted(name.replace("_", "-") for name in INITIAL_VALUES)
IMAGE_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


class KitFont(Font):  # type: ignore[misc]
    """A font as WeasyPrint puts it into a PDF, but cut by our own code.

    WeasyPrint cuts each font anew for each document: by HarfBuzz's library where that
    is installed, else by fontTools, at some 60 ms a font. The kit's own come cut. They
    are embedded as they are, with all their widths and letters, so that they are the
    same in every part, and a packet needs each only once. There is no public way to
    say so; the version of WeasyPrint is bounded for this.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.file_content: bytes
        self.kits = fonts.is_cut(self.file_content)
        if self.kits:
            metrics = fonts.metrics(self.file_content)
            self.widths = dict(metrics.widths)
            self.to_unicode = dict(metrics.letters)
            self.ascent, self.descent = metrics.ascent, metrics.descent

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Cut the font's file to what goes into the PDF."""
        if self.kits:
            self.file_content = fonts.for_embedding(self.file_content)
        elif to_unicode:
            self.file_content = fonts.glyphs_of(self.file_content, self.index, to_unicode)


weasyprint.pdf.stream.Font = KitFont


@dataclass(frozen=True, slots=True)
class Typeset:
    """What came of one sheet: the PDF, its pages, and what WeasyPrint complained of.

    `style_problems` are those of the stylesheets, which all sheets share; `findings` is what
    is wrong with the finished pages.
    """

    pdf: bytes
    pages: int
    complaints: tuple[str, ...]
    style_problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint our fonts and the files of one sheet, and nothing else at all."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("kit",), allow_redirects=False)
        self.files: Mapping[str, bytes] = {}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The bytes behind an address of ours. Raises `ValueError` for any other."""
        if url in self.files:
            suffix = url[url.rfind(".") :].lower()
            kind = IMAGE_TYPES.get(suffix, "image/svg+xml")
            return URLFetcherResponse(url, self.files[url], {"Content-Type": kind})
        if fonts.ADDRESS.fullmatch(url):
            return URLFetcherResponse(url, fonts.font(url), {"Content-Type": "font/ttf"})
        raise ValueError("only the kit's own fonts and the debate's own images can be used")


class Engine:
    """Typesets sheets with one set of stylesheets; loads the fonts and styles once."""

    def __init__(self, styles: Sequence[SourceText]) -> None:
        self.fetcher = Fetcher()
        self.fonts = FontConfiguration()
        self.stylesheets = []
        found: list[Problem] = []
        for style in styles:
            with _complaints() as said:
                try:
                    self.stylesheets.append(self._stylesheet(style))
                except Exception as failure:  # noqa: BLE001 (WeasyPrint raises what it will)
                    said.append(f"cannot be read as a stylesheet: {failure}")
            found += [style_problem(style, complaint, PROPERTIES) for complaint in said]
        self.style_problems = tuple(found)

    def typeset(self, html: str, files: Mapping[str, bytes]) -> Typeset:
        """A sheet as a tagged PDF (PDF/UA-1). `files` are those its HTML refers to.

        A sheet that cannot be laid out has no pages and a complaint.
        """
        self.fetcher.files = files
        pdf, pages = b"", 0
        with _complaints() as said:
            try:
                document = weasyprint.HTML(string=html, url_fetcher=self.fetcher).render(
                    font_config=self.fonts, stylesheets=self.stylesheets
                )
                pdf, pages = document.write_pdf(pdf_variant="pdf/ua-1"), len(document.pages)
            except Exception as failure:  # noqa: BLE001 (layout raises whatever it runs into)
                kind = type(failure).__name__
                said.append(f"WeasyPrint cannot lay this out ({kind}: {failure})")
        return Typeset(pdf, pages, tuple(dict.fromkeys(said)), self.style_problems)

    def _stylesheet(self, style: SourceText) -> weasyprint.CSS:
        return weasyprint.CSS(string=style.text, url_fetcher=self.fetcher, font_config=self.fonts)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Gathers what WeasyPrint logs at warning level or above."""
    said: list[str] = []

    class Gather(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Gather(logging.WARNING)
    propagates, logger.propagate = logger.propagate, False
    handlers, logger.handlers = logger.handlers, [handler]
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagates
