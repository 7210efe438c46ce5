"""WeasyPrint without access to files or the network; its complaints are collected."""

from __future__ import annotations

import copy
import gc
import os
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from kit.problems import Problem, SourceText
from kit.typeset import fonts, native, seldom
from kit.typeset.answers import find_answers
from kit.typeset.complaints import complaints_of_weasyprint, raise_if_full
from kit.typeset.job import Job
from kit.typeset.links import keep_links, lead
from kit.typeset.metrics import metrics, read_as
from kit.typeset.overflow import overflow
from kit.typeset.page_names import places, style_of_feet, turns
from kit.typeset.result import Typeset
from kit.typeset.spaces import link_answers
from kit.typeset.styles import style_problem

# fontTools writes the time into fonts unless this is set; WeasyPrint has no option for it.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
# Only says that subsetting will change; ours is done by uharfbuzz.
warnings.filterwarnings("ignore", "HarfBuzz-Subset", DeprecationWarning)
native.add_folders()

with native.found_by_name(), seldom.loaded_when_used():
    import weasyprint
import weasyprint.pdf.stream  # noqa: E402
from weasyprint.css.properties import INITIAL_VALUES  # noqa: E402
from weasyprint.pdf.fonts import Font  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: E402

from kit.typeset import lines, once, same_styles, searched  # noqa: E402
from kit.typeset.paper import Unprintable, at_most  # noqa: E402
from kit.typeset.searched import Letters  # noqa: E402

PROPERTIES = sorted(name.replace("_", "-") for name in INITIAL_VALUES)
IMAGE_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


class KitFont(Font):  # type: ignore[misc]
    """A font as WeasyPrint puts it into a PDF, but cut by our own code.

    WeasyPrint subsets each font again for each document: with HarfBuzz's library where that is
    installed, else with fontTools, at about 60 ms a font. What is said of the kit's own fonts is
    the same in every part, and glyphs keep their numbers: a packet needs each font only once.
    WeasyPrint has no public API for this, so its version is pinned below the next one.
    """

    in_names: ClassVar[bool] = False  # of students: fonts have the letters of most, to be the same

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.file_content: bytes
        self.kits = fonts.is_cut(self.file_content)
        self.to_unicode = Letters()
        if self.kits:
            known = metrics(self.file_content)
            self.widths = dict(known.widths)
            self.ascent, self.descent = known.ascent, known.descent

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Cut the file to the glyphs that are drawn, and say of the kit's what they stand for."""
        if self.kits:
            to_unicode = read_as(self.file_content, to_unicode, names=self.in_names)
            self.to_unicode.add(to_unicode)
        if to_unicode:
            self.file_content = fonts.glyphs_of(self.file_content, self.index, to_unicode)


weasyprint.pdf.stream.Font = KitFont
lines.use()
once.use()
searched.use()


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint our fonts and the files of one sheet, and nothing else."""

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
        self.styles = tuple(styles)
        self.fetcher = Fetcher()
        self.fonts = FontConfiguration()
        self.stylesheets = []
        found: list[Problem] = []
        for style in styles:
            with complaints_of_weasyprint() as said:
                try:
                    self.stylesheets.append(self._stylesheet(style))
                except OSError as failure:
                    # A full disk is no fault of the stylesheet: fonts go through temporary files.
                    raise_if_full(failure)
                    said.append(f"cannot be read as a stylesheet: {failure}")
                except Exception as failure:  # noqa: BLE001 (WeasyPrint raises what it will)
                    said.append(f"cannot be read as a stylesheet: {failure}")
            found += [style_problem(style, complaint, PROPERTIES) for complaint in said]
        self.style_problems = tuple(found)
        self.known = same_styles.Known.of(self.styles)

    def changed(self, styles: Sequence[SourceText]) -> Engine:
        """An engine with these styles in place of its own, one for one; it shares the fonts."""
        other = copy.copy(self)
        with complaints_of_weasyprint():
            other.stylesheets = [
                known if new.text == old.text else self._stylesheet(new)
                for known, old, new in zip(self.stylesheets, self.styles, styles, strict=True)
            ]
        other.styles = tuple(styles)
        other.known = same_styles.Known.of(other.styles)
        return other

    def typeset(self, job: Job, most: int | None = None) -> Typeset:
        """A sheet as a tagged PDF (PDF/UA-1) of at most so many pages.

        A sheet that cannot be laid out has no pages and a complaint, or is refused.
        """
        self.fetcher.files, KitFont.in_names = job.files, job.plates
        pdf, over, refused = b"", None, ""
        firsts: tuple[int, ...] = ()
        own: tuple[str, ...] = ()
        with complaints_of_weasyprint() as said, at_most(most), self.known.used(job.html):
            try:
                source = weasyprint.HTML(string=job.html, url_fetcher=self.fetcher)
                addresses = keep_links(source.etree_element, job.beside, links=job.links)
                feet = style_of_feet((), 1) if len(job.standard) == 1 else ""
                document, boxes = self._lay_out(source, feet)
                stretches = places(boxes, source.etree_element)
                firsts = tuple(begins for begins, _ in stretches)
                if job.standard:
                    own = turns(stretches, job.standard)
                if own == tuple(str(number) for number in range(1, len(boxes) + 1)):
                    own = ()
                elif len(job.standard) > 1:
                    # Pages can be numbered only now that it is known how many there are.
                    feet = style_of_feet(own, len(job.standard))
                    document, boxes = self._lay_out(source, feet)
                lead(document.pages, addresses)
                if job.fillable:
                    answers = enumerate(find_answers(source.etree_element), start=1)
                    by_element = {each.element: (at, each) for at, each in answers}
                    link_answers(document.pages, boxes, by_element)
                if job.is_large:
                    # Boxes lead to each other: what only layout needed is as much as its result.
                    gc.collect()
                # Not compressed: what finishes a part reads it again, and writes it compressed.
                pdf = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
                over = overflow(boxes, job.most)
            except Unprintable as failure:
                refused = str(failure)
            except OSError as failure:
                raise_if_full(failure)
                said.append(f"WeasyPrint cannot lay this out ({failure})")
            except Exception as failure:  # noqa: BLE001 (layout raises whatever it runs into)
                kind = type(failure).__name__
                said.append(f"WeasyPrint cannot lay this out ({kind}: {failure})")
        complaints = tuple(dict.fromkeys(said))
        if complaints:
            # Styles that are known complain no more.
            self.known = same_styles.Known.of(self.styles)
        pages = len(firsts) if pdf else 0
        return Typeset(
            pdf, pages, complaints, self.style_problems, over, firsts, own, refused=refused
        )

    def _lay_out(
        self, source: weasyprint.HTML, style: str
    ) -> tuple[weasyprint.Document, Sequence[Any]]:
        """The document, and the boxes of its pages; `style` comes after all other styles."""
        styles = [*self.stylesheets]
        if style:
            styles.append(weasyprint.CSS(string=style, font_config=self.fonts))
        document = source.render(font_config=self.fonts, stylesheets=styles)
        # WeasyPrint has no public API for the boxes of a page, so its version is pinned.
        return document, [page._page_box for page in document.pages]  # noqa: SLF001

    def _stylesheet(self, style: SourceText) -> weasyprint.CSS:
        return weasyprint.CSS(string=style.text, url_fetcher=self.fetcher, font_config=self.fonts)
