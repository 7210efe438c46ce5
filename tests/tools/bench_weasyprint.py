"""What WeasyPrint takes for packets by itself, without anything that the kit has it do.

    python tests/tools/bench_weasyprint.py CONTENT FOLDER

CONTENT is what `write_content` has written. A process of its own: the kit changes WeasyPrint where
it loads it. Each packet's sheets are rendered, joined and written; it prints the number of pages.
"""

from __future__ import annotations

import json
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path

from kit.typeset import fonts

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def write_content(
    packets: Sequence[Sequence[tuple[str, Mapping[str, bytes]]]], styles: Sequence[str], path: Path
) -> None:
    """Write packets, each as the HTML of its sheets and the files that they show, and styles."""
    given = [
        [
            {
                "html": html,
                "files": {name: b64encode(data).decode() for name, data in files.items()},
            }
            for html, files in packet
        ]
        for packet in packets
    ]
    path.write_text(json.dumps({"packets": given, "styles": styles}), "utf-8")


def main(content: Path, folder: Path) -> int:
    """Typeset the packets; gives how many pages they have."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Gives the kit's fonts, and the files of a sheet."""

        files: Mapping[str, str] = {}

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url in self.files:
                kind = KINDS.get(Path(url).suffix.lower(), "image/svg+xml")
                return URLFetcherResponse(url, b64decode(self.files[url]), {"Content-Type": kind})
            return URLFetcherResponse(url, fonts.font(url), {"Content-Type": "font/ttf"})

    given = json.loads(content.read_text("utf-8"))
    fetcher, configuration, count = Fetcher(allowed_protocols=("kit",)), FontConfiguration(), 0
    styles = [
        weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=configuration)
        for style in given["styles"]
    ]
    for packet in given["packets"]:
        documents = []
        for sheet in packet:
            fetcher.files = sheet["files"]
            page = weasyprint.HTML(string=sheet["html"], url_fetcher=fetcher)
            documents.append(page.render(font_config=configuration, stylesheets=styles))
        pages = [page for document in documents for page in document.pages]
        documents[0].copy(pages).write_pdf(folder / "packet.pdf", pdf_variant="pdf/ua-1")
        count += len(pages)
    return count


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
