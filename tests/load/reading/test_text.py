"""Plain text and Markdown as people have them: wrapped, copied, numbered, saved wrongly."""

from __future__ import annotations

import textwrap

import pytest

from tests.load.reading.essays import ESSAYS, read, same

ESSAY = ESSAYS[1]
FIRST, *REST = ESSAY.paragraphs
TOP = f"{ESSAY.title}\n\n{ESSAY.byline}\n\n"


def whole(*pieces: str) -> str:
    return TOP + "\n\n".join(pieces or ESSAY.paragraphs) + "\n"


def said_of(text: str | bytes, name: str = "e.txt") -> tuple[list[str], tuple[str, ...]]:
    """What is left out, each with its place and reason, and the notes; the essay is whole."""
    reading, said = read(text, name)
    same(reading, ESSAY)
    assert said == []
    return [str(each).split(":")[0] for each in reading.left_out], reading.notes


@pytest.mark.parametrize(
    "form", ["{}. ", "{}) ", "[{}] ", "({}) ", "¶{} ", "¶ {}. ", "§{} ", "{} ", "Para. {}: "]
)
def test_numbers_of_the_files_own_are_left_out(form: str) -> None:
    numbered = [form.format(n) + text for n, text in enumerate(ESSAY.paragraphs, start=1)]
    assert said_of(whole(*numbered))[1] == ("the paragraphs' own numbers, 1 to 7, are left out",)


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def test_roman_numbers_are_left_out_too() -> None:
    numbered = [f"{roman}. {text}" for roman, text in zip(ROMAN, ESSAY.paragraphs, strict=True)]
    assert said_of(whole(*numbered))[1] == ("the paragraphs' own numbers, 1 to 7, are left out",)


def test_numbers_that_do_not_count_stay() -> None:
    reading, _ = read(whole("1986. That was the year in which it closed.", *REST))
    assert reading.paragraphs[0].startswith("1986. ")


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_words_cut_at_line_ends_are_whole(hyphen: str) -> None:
    text = textwrap.fill(FIRST, 66, break_on_hyphens=False)
    text = text.replace("neighbors", f"neigh{hyphen}\nbors", 1)
    text = text.replace("laundromat", f"laundro{hyphen}\nmat", 1)
    assert said_of(whole(text, *REST)) == ([], ())


def test_words_that_were_cut_before_their_lines_were_joined_are_whole() -> None:
    words = "Two- and three-room flats. Neighbors and neigh- bors, a neigh- bor."
    reading, _ = read(whole(words, *REST))
    assert reading.paragraphs[0] == (
        "Two- and three-room flats. Neighbors and neighbors, a neigh- bor."
    )


@pytest.mark.parametrize(
    ("lines", "whole_line"),
    [
        ("a twenty-\nthree-year-\nold clerk was hard-\nly seen", "a twenty-three-year-old clerk was hardly seen"),
        ("short-\nand long-term, a repre-\nsentative", "short- and long-term, a representative"),
        ("the Anglo-\nAmerican side, a represen-\ntative", "the Anglo-American side, a representative"),
        ("a well-meant plan, a well-\nmeant one, hard-\nly", "a well-meant plan, a well-meant one, hardly"),
        ("part-\ntime work in a follow-\nup", "part-time work in a follow-up"),
        ("the years 1998-\n2004 and be-\nfore", "the years 1998-2004 and before"),
        ("the dash—\nand the slash and/\nor the rest", "the dash—and the slash and/or the rest"),
    ],
)  # fmt: skip
def test_hyphens_that_a_word_has_stay(lines: str, whole_line: str) -> None:
    reading, _ = read(whole(f"It was {lines}.", FIRST))
    assert reading.paragraphs[0] == f"It was {whole_line}."


@pytest.mark.parametrize("space", ["\t", "\v", "\f", "\x85", "\u2028", "\xa0", "\u2009", "  "])
def test_spaces_of_every_kind_are_one_space(space: str) -> None:
    assert said_of(whole(FIRST.replace(" ", space, 3), *REST))[0] == []


def test_invisible_letters_and_ligatures() -> None:
    text = FIRST.replace("fi", "\ufb01").replace("laundromat", "laun\u00addro\u200bmat")
    assert said_of("\ufeff" + whole(text, *REST).replace("ff", "\ufb00")) == ([], ())


def test_characters_of_web_pages_are_read_and_told() -> None:
    coded = whole().replace("’", "&rsquo;").replace("“", "&ldquo;").replace("”", "&#8221;")
    assert "“&ldquo;”" in said_of(coded)[1][0]


@pytest.mark.parametrize("lost", ["kept", "replaced"])
def test_letters_saved_in_two_encodings_are_mended_and_told(lost: str) -> None:
    # A closing quote has a byte that Windows text lacks; programs keep it as a control or not.
    stands = {"kept": chr, "replaced": lambda _: "\ufffd"}[lost]
    twice = "".join(bytes([b]).decode("cp1252", "ignore") or stands(b) for b in whole().encode())
    assert "two encodings" in said_of(twice)[1][0]


def test_every_line_followed_by_a_blank_one() -> None:
    lines = [
        line
        for text in ESSAY.paragraphs
        for line in [*textwrap.wrap(text, 70, break_on_hyphens=False), ""]
    ]
    spaced = "\n\n".join([ESSAY.title, "", ESSAY.byline, "", *lines])
    assert "every line is followed by a blank one" in said_of(spaced)[1][0]


def test_what_is_copied_along_is_left_out_by_line() -> None:
    text = (
        f"{ESSAY.title}\n\n{ESSAY.byline}\n\nMarch 19, 2024\n\n{FIRST}\n\nAdvertisement\n\n"
        "Photo: the library in 1911\n\nShare this article\n\n" + "\n\n".join(REST)
        + "\n\n* * *\n\nInes Caraway teaches in Tolland.\n\n© 2024 The Observer. All rights reserved.\n"
    )  # fmt: skip
    assert said_of(text)[0] == [
        "line 5 (a date)", "line 9 (an advertisement)", "line 11 (a caption)",
        "line 13 (navigation)", "line 27 (a line without words)", "line 29 (a note about the writer)",
        "line 31 (a notice of rights)",
    ]  # fmt: skip


def test_page_ends_in_copied_text() -> None:
    lines = textwrap.wrap(FIRST, 60, break_on_hyphens=False)
    cut = "\n".join(lines[:3]) + "\n\nPage 1 of 2\n\n" + "\n".join(lines[3:])
    assert said_of(whole(cut, *REST))[0] == ["line 9 (a page number)"]


def test_headings_between_paragraphs_are_left_out() -> None:
    assert said_of(whole(FIRST, "What It Costs", *REST))[0] == ["line 7 (a heading)"]


def test_notes_and_marks_are_left_out() -> None:
    marked = FIRST.replace("come home.", "come home.[1]").replace("shift at", "shift* at")
    text = whole(marked, *REST, "Notes", "1. From the accounts.", "* Since 2019.")
    assert [each.split(" (")[1] for each in said_of(text)[0]] == [
        "a heading)", "a footnote)", "a footnote)", "note marks)",
    ]  # fmt: skip


def test_a_short_first_paragraph_counts() -> None:
    reading, _ = read(whole("It was late. The door was shut.", FIRST))
    assert reading.paragraphs[0] == "It was late. The door was shut."


def test_lines_are_those_of_the_file() -> None:
    reading, _ = read(whole())
    assert [str(spot) for spot in reading.spots] == [f"line {n}" for n in range(5, 19, 2)]
    assert reading.place(2).excerpt.startswith("The trustees")


def test_markdown() -> None:
    text = (
        f"---\ntitle: {ESSAY.title}\nauthor: x\n---\n\n# {ESSAY.title}\n\n**{ESSAY.byline}**\n\n"
        f"![The library](a.png)\n\n*The reading room, by a reader*\n\n{FIRST.replace('six', '*six*')}[^1]\n\n"
        f"> {REST[0]}\n\n## What It Costs\n\n" + "\n\n".join(REST[1:])
        + "\n\n| Year | Visitors |\n|---|---|\n| 1911 | 12 |\n\n[^1]: From the accounts.\n"
    )  # fmt: skip
    left, notes = said_of(text, "e.md")
    assert left[:3] == ["line 10 (a picture)", "line 12 (a caption)", "line 18 (a heading)"]
    assert {each.split(" (")[1] for each in left[3:]} == {"a table)", "a footnote)", "a note mark)"}
    assert notes == ()


def test_markdown_is_known_by_its_title() -> None:
    assert said_of(f"# {ESSAY.title}\n\n{ESSAY.byline}\n\n" + "\n\n".join(ESSAY.paragraphs)) == (
        [],
        (),
    )


def test_a_text_without_title_and_byline() -> None:
    reading, _ = read("\n\n".join(ESSAY.paragraphs))
    assert (reading.title, reading.byline) == ("", "")
    assert reading.paragraphs == ESSAY.paragraphs


def test_by_at_the_beginning_of_a_line_is_no_byline() -> None:
    text = FIRST + " By noon the council had met. By then nobody was left."
    reading, _ = read(f"{TOP}{textwrap.fill(text, 60, break_on_hyphens=False)}\n")
    assert reading.paragraphs == (text,)


@pytest.mark.parametrize(
    "sentence",
    [
        "May 1968 changed everything for us.",
        "More in sorrow than in anger, the trustees voted no.",
        "Share this thought with nobody.",
        "Copyright law is a maze.",
        "Drawing by hand is an art that the school gave up.",
        "Search as you like, you will not find it.",
        "Who pays?",
        "So there.",
        "Map out the town and you will see it.",
        "By then it was too late.",
    ],
)
def test_short_paragraphs_that_look_like_something_else_stay(sentence: str) -> None:
    reading, _ = read(whole(FIRST, sentence, *REST))
    assert reading.paragraphs[1] == sentence


def test_advertisements_and_what_follows_the_text_are_left_out() -> None:
    ad = ["Advertisement", "Spring Tire Sale! Buy three.", "Story continues below advertisement"]
    rest = [
        "Related stories",
        "Milk prices fall again",
        "Comments (2)",
        "The clerk is right, you know.",
    ]
    left, _ = said_of(whole(FIRST, *ad, *REST, *rest))
    kinds = [each.split("(")[1] for each in left]
    assert kinds[:3] == ["an advertisement)"] * 3
    assert len(kinds) == 7
