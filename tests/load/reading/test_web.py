"""Web pages: news sites with and without an article element, word processors' exports, old pages."""

from __future__ import annotations

import html

import pytest

from tests.load.reading.essays import ESSAYS, read, refused, same

ESSAY = ESSAYS[1]
P = [f"<p>{html.escape(text)}</p>" for text in ESSAY.paragraphs]
HEAD = f"<h1>{ESSAY.title}</h1>"
BY = f'<p class="byline">{ESSAY.byline}</p>'
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sports</a></li></ul></nav>'
FIGURE = "<figure><img src=x alt='A room'><figcaption>The reading room in 1911, by a reader of this paper, who found it in a box of old letters and lent it to us.</figcaption></figure>"
RELATED = '<div class="related"><h2>More stories</h2><p>The trustees met for three hours on Tuesday and put off every vote that was on their list until the next meeting in March.</p></div>'
AD = '<div class="ad-slot"><p>Buy three tires at Falls Motors and get the fourth one for a dollar, this week only, while they last, at every branch in the county.</p></div>'


def reasons(page: str) -> list[str]:
    reading, said = read(page, "e.html")
    same(reading, ESSAY)
    assert said == []
    return sorted({each.why for each in reading.left_out})


def test_an_article_with_all_that_stands_around_it() -> None:
    page = (
        f"<!doctype html><html><head><title>{ESSAY.title} | The Observer</title></head><body>{NAV}"
        f"<main><article>{HEAD}{BY}{P[0]}{FIGURE}{P[1]}{AD}{''.join(P[2:5])}<aside><p>Sign up for our "
        f"letter.</p></aside>{''.join(P[5:])}<p class='tags'>Filed under: libraries</p></article>{RELATED}"
        "</main><footer>© 2024 The Observer</footer></body></html>"
    )
    assert reasons(page) == [
        "a caption", "a page foot", "an advertisement", "an aside", "navigation", "related stories", "tags",
    ]  # fmt: skip


def test_a_page_of_nothing_but_divisions() -> None:
    body = "".join(f"<div class='c{n}'>{text[3:-4]}</div>" for n, text in enumerate(P))
    teasers = "<div id=x1><div>Council to meet</div><div>Milk prices fall again</div></div>"
    page = f"<!doctype html><body><div id=x0>{NAV}</div><div id=top>{HEAD}<div>{ESSAY.byline}</div></div><div id=text>{body}</div>{teasers}</body>"
    assert "outside the article" in reasons(page)


def test_a_class_that_means_the_page_hides_nothing() -> None:
    page = f'<!doctype html><body class="has-sidebar no-ads"><div class="comments-open promo">{HEAD}{BY}{"".join(P)}</div></body>'
    assert reasons(page) == []


def test_other_articles_on_the_page_are_left_out() -> None:
    other = "<article><h2>Letters</h2><p>I have read this paper for forty years, and I have never before seen a page so badly in need of a good pair of scissors.</p></article>"
    page = f"<!doctype html><body><main><article>{HEAD}{BY}{''.join(P)}</article>{other}{other}</main></body>"
    assert reasons(page) == ["outside the article"]


def test_google_docs() -> None:
    """As “File › Download › Web Page” gives it: spans, classes by number, notes at the end."""
    mark = '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>'
    note = '<div><p class="c5"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c6">&nbsp;From the accounts.</span></p></div>'
    comment = '<div class="c9"><p class="c5"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this so?</span></p></div>'
    body = "".join(
        f'<p class="c1"><span class="c0">{html.escape(text)}</span>{mark if n == 2 else ""}</p>'
        '<p class="c1 c2"><span class="c0"></span></p>'
        for n, text in enumerate(ESSAY.paragraphs)
    )
    page = (
        '<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type='
        '"text/css">.c0{color:#000}</style></head><body class="c7 doc-content">'
        f'<p class="c4 title" id="h.1"><span class="c8">{ESSAY.title}</span></p>'
        f'<p class="c4 subtitle" id="h.2"><span>{ESSAY.byline}</span></p>{body}<hr class="c3">{note}{comment}</body></html>'
    )
    assert set(reasons(page)) <= {"a footnote", "a line without words", "note marks"}


def test_word_saved_as_a_page() -> None:
    body = "".join(f"<p class=MsoNormal>{text[3:-4]}<o:p></o:p></p>\r\n" for text in P)
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body lang=EN-US><div class=WordSection1>"
        f"<p class=MsoTitle>{ESSAY.title}</p><p class=MsoSubtitle>{ESSAY.byline}</p>{body}"
        "<p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> From the accounts.</p></div></body></html>"
    )
    assert reasons(page) == ["a footnote"]


def test_old_pages_part_paragraphs_by_line_breaks() -> None:
    body = "<br>\n<br>".join(text[3:-4] for text in P)
    page = f"<html><body><table><tr><td><font size=5><h1>{ESSAY.title}</h1></font>{BY}{body}</td></tr></table></body></html>"
    assert reasons(page) == []


def test_words_that_other_readers_lose() -> None:
    text = "They met on <time>May 5</time> and <q>nobody spoke</q>, the <label>clerk</label> wrote<sup>2</sup>, 5 m<sup>2</sup> of<wbr>fice, the 3<sup>rd</sup>&nbsp;time."
    page = f"<!doctype html><body>{HEAD}{BY}{P[0]}<p>{text}</p>{P[1]}</body>"
    reading, _ = read(page, "e.html")
    assert reading.paragraphs[1] == (
        "They met on May 5 and “nobody spoke”, the clerk wrote, 5 m2 office, the 3rd time."
    )


def test_lines_are_those_of_the_file() -> None:
    page = f"<!doctype html>\n<body>\n{HEAD}\n{BY}\n\n{P[0]}\n<div class=ad>Advertisement</div>\n{P[1]}\n</body>"
    reading, _ = read(page, "e.html")
    assert [spot.number for spot in reading.spots] == [6, 8]
    assert [str(each) for each in reading.left_out] == [
        "line 7 (an advertisement): “Advertisement”"
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "iso-8859-1"])
def test_encodings_that_a_page_names(encoding: str) -> None:
    page = f'<!doctype html><meta charset="{encoding}"><body>{HEAD}{BY}{"".join(P)}<p>Élise said so.</p></body>'
    page = page.translate(
        {
            0x201C: "&ldquo;",
            0x201D: "&rdquo;",
            0x2019: "&rsquo;",
            0x2013: "&ndash;",
            0x2014: "&mdash;",
        }
    )
    reading, said = read(page.encode(encoding), "e.html")
    assert (reading.paragraphs[-1], said, reading.notes) == ("Élise said so.", [], ())


def test_a_page_without_paragraphs_is_refused() -> None:
    assert refused(f"<!doctype html><body>{NAV}<script>x</script></body>").startswith(
        "holds no paragraph of text"
    )
