"""What is not the article on a web page: by its element, its role, and the names of its classes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SILENT = frozenset({
    "script", "style", "template", "svg", "canvas", "iframe", "object", "embed", "head", "link",
    "meta", "map", "audio", "video", "math", "source", "track", "colgroup", "select", "datalist",
})  # fmt: skip
"""Elements without words of the page."""
_ELEMENTS = {
    "nav": "navigation", "footer": "a page foot", "form": "a form", "button": "a button",
    "dialog": "a dialog", "noscript": "a notice for browsers", "menu": "navigation",
    "figcaption": "a caption", "figure": "a caption", "aside": "an aside", "input": "a form",
    "textarea": "a form", "address": "contact details",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "banner": "a page head", "contentinfo": "a page foot",
    "complementary": "an aside", "dialog": "a dialog", "alertdialog": "a dialog",
    "search": "a form", "menu": "navigation", "doc-endnotes": "a footnote",
    "doc-footnote": "a footnote", "doc-toc": "a table of contents", "doc-noteref": "a note mark",
}  # fmt: skip
_EPUB = {
    "footnote": "doc-footnote", "footnotes": "doc-endnotes", "endnotes": "doc-endnotes",
    "rearnotes": "doc-endnotes", "rearnote": "doc-footnote", "toc": "doc-toc",
    "noteref": "doc-noteref", "endnote": "doc-footnote", "page-list": "doc-toc",
}  # fmt: skip
_NAMED = r"(?:^|[\s_-]){}(?:$|[\s_-])"
_CLASSES = tuple(
    (why, re.compile(_NAMED.format(f"(?:{words})"), re.IGNORECASE))
    for why, words in (
        ("an advertisement", "ads?|adverts?|advertisement|adslot|sponsor(?:ed)?|promo|promotion"
         "|outbrain|taboola|dfp"),
        ("a caption", "captions?|wp-caption|image-?credit|photo-?credit|mediacaption|msocaption"),
        ("a request to subscribe", "newsletter|subscribe|subscription|paywall|signup|sign-up"
         "|donate|donation|membership"),
        ("navigation", "nav|navbar|navigation|menu|breadcrumbs?|skip(?:-?link|-?nav)?|pagination"
         "|pager|toolbar|tools|share|sharing|social|sociallinks?"),
        ("related stories", "related|recirc|recommend(?:ed|ations?)?|more-stories|most-?read"
         "|most-?popular|trending|read-?next|readmore|promos?|teasers?"),
        ("comments", "comments?|disqus|replies|respond|comment-list"),
        ("a sidebar", "sidebar|widgets?|rail|infobox|factbox"),
        ("a notice about cookies", "cookies?|consent|gdpr|cmp"),
        ("a page foot", "footer|copyright|colophon|msofooter"),
        ("a page head", "masthead|site-?header|page-?header|weather|msoheader"),
        ("tags", "tags?|tag-?list|topics|categories|cat-links|filed-?under|post-?meta-?tags"),
        ("a note about the writer", "bio|author-?(?:bio|box|info|card|note|description)"
         "|about-?author|contributor-?bio"),
        ("a line above the text", "kicker|eyebrow|overline|read-?time|reading-?time|timestamp"
         "|dateline|published|pub-?date|post-?date|entry-?date|section-?name|rubric|slug"),
        ("a summary", "dek|deck|standfirst|subhead(?:line)?|sub-?title|summary|excerpt|abstract"
         "|tagline|msosubtitle"),
        ("a pull quote", "pull-?quotes?|pullout|callout|blockquote--pull"),
        ("a footnote", "footnotes?|endnotes?|references|reflist|msofootnotetext|msoendnotetext"),
        ("hidden text", "visually-?hidden|sr-only|screen-reader(?:-text)?|vh|hidden|d-none|noprint"
         "|no-print"),
        ("a dialog", "modal|popup|overlay|lightbox|toast|banner"),
        ("a table of contents", "toc|table-of-contents|msotoc\\d?"),
        ("an edit link", "editsection|mw-editsection"),
    )
)  # fmt: skip
_BYLINE = re.compile(_NAMED.format("(?:byline|author|author-?name|written-?by)"), re.IGNORECASE)
_TITLE = re.compile(
    _NAMED.format("(?:headline|entry-?title|post-?title|article-?title|msotitle|title)"),
    re.IGNORECASE,
)


def why_out(element: _Element, name: str) -> str:
    """Why an element with all below it is no part of the article; "" if it may be."""
    roles = f"{element.get('role', '')} {_epub_type(element)}".split()
    for role in roles:
        if role in _ROLES:
            return _ROLES[role]
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden text"
    if re.search(
        r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", element.get("style", "")
    ):
        return "hidden text"
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return next((why for why, rule in _CLASSES if rule.search(names)), "")


def is_byline_element(element: _Element) -> bool:
    """Whether the page calls this element the byline, or the author."""
    return bool(
        _BYLINE.search(element.get("class", ""))
        or "author" in (element.get("rel", ""), element.get("itemprop", ""))
    )


def is_title_element(element: _Element, name: str) -> bool:
    """Whether this element is the page's headline."""
    return name == "h1" or (
        name in ("p", "div", "h2", "span")
        and (element.get("itemprop") == "headline" or bool(_TITLE.search(element.get("class", ""))))
    )


def _epub_type(element: _Element) -> str:
    """The role that an e-book gives an element in `epub:type`, in the words of web pages."""
    for key, value in element.attrib.items():
        if str(key) in ("epub:type", "{http://www.idpf.org/2007/ops}type"):
            return " ".join(_EPUB.get(each, "") for each in str(value).split())
    return ""
