"""Names in 40 scripts: each printed right, or replaced by a stand-in and told; never a box.

A name is laid out as it is on a cover. It is printed right if no glyph of the page is missing
and the page, read back, holds the name's letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pypdfium2

from kit.cast import class_cast
from kit.model.cast import Cast, Placed, Seat, Seated, Seating
from kit.model.packet import SheetInstance
from kit.model.plate import ForPlates
from kit.model.roster import Roster, Student
from kit.model.sheets import PLATES
from kit.packets.names import file_names, plate
from kit.pipeline.inputs import Inputs, load_inputs
from kit.pipeline.request import Request
from kit.pipeline.stand_ins import stand_ins_for
from kit.pipeline.steps import RenderSetup, renderer_of
from kit.problems import Place, Problems
from kit.render import Renderer
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from kit.typeset.result import Typeset

REPOSITORY = Path(__file__).parent.parent.parent
NAMES = {
    "Latin": "Đorđe Łukić", "Vietnamese": "Nguyễn Thị Ơn", "Turkish": "İpek Şahin",
    "Greek": "Ελένη Παπά", "Cyrillic": "Сергей Ким", "Armenian": "Անի Սարգսյան",
    "Georgian": "ნინო ბერიძე", "Hebrew": "שרה לוי", "Arabic": "محمد علي", "Persian": "می\u200cنا",
    "Urdu": "عائشہ خان", "Syriac": "ܡܪܝܡ", "Thaana": "މަރިޔަމް", "NKo": "ߡߊߙߌ", "Ethiopic": "ሰላም በቀለ",
    "Devanagari": "अमित शर्मा", "Bengali": "অমিত সেন", "Gurmukhi": "ਅਮਨ ਸਿੰਘ", "Gujarati": "અમિત શાહ",
    "Oriya": "ଅମିତ ଦାସ", "Tamil": "தமிழ் செல்வன்", "Telugu": "అమిత్ రావు", "Kannada": "ಅಮಿತ್ ರಾವ್",
    "Malayalam": "അമിത് നായർ", "Sinhala": "ක්\u200dරිස්ටි", "Thai": "สมชาย ใจดี", "Lao": "ສົມຊາຍ",
    "Tibetan": "བསྟན་འཛིན", "Myanmar": "အောင်ဆန်း", "Khmer": "សុខា", "Mongolian": "ᠪᠠᠲᠤ",
    "Hangul": "김민준", "Hiragana": "さくら", "Katakana": "ケン", "Han": "山田 太郎",
    "Bopomofo": "ㄅㄆㄇ", "Cherokee": "ᏣᎳᎩ", "Canadian": "ᐃᓄᒃ", "Tifinagh": "ⴰⵎⵉⵏⴰ",
    "Adlam": "𞤀𞤣𞤵", "Javanese": "ꦲꦤ", "Balinese": "ᬯᬬᬦ᭄", "Yi": "ꆈꌠ", "Linear A": "𐘀𐘁",
    "Variant": "葛\U000e0100", "Emoji": "😀",
}  # fmt: skip

ARABIC = (
    "محمد العلي", "فاطمة الزهراء", "يوسف خليل", "نور الدين بيطار", "ليلى حداد", "عبد الرحمن الشريف",
    "آية منصور", "زينب قاسم", "إبراهيم النجار", "ياسمين جابر", "خالد بن سعيد", "مريم أبو زيد",
    "حسين الطويل", "رانيا شاهين", "عمر الفاروق", "سلمى بنت يحيى", "طارق غانم", "هدى الخطيب",
    "بلال عثمان", "دينا فؤاد", "كريم ضياء", "شيماء صبري", "مصطفى ظافر", "ثريا الجبوري",
    "ذكرى البغدادي", "وائل المغربي", "غادة الصباغ", "رضا پارسا", "گیتی نادری", "ژاله چمنی",
    "پریسا کاظمی", "عائشہ خان", "حمزہ بٹ", "ڈاکٹر صفیہ", "مے نوش", "لؤي سائد", "رؤى مسعود",
    "الآء لبيب",
)  # fmt: skip
"""Made-up names in Arabic, Persian and Urdu spelling, with every letter that has dots."""


def inputs_of(folder: Path) -> Inputs:
    """The bundled debate, read; `folder` would hold what is made of it."""
    request = Request(project=REPOSITORY, debate="north-korea-deal", out=folder, cache=folder)
    return load_inputs(request, Problems())


def placed(names: Sequence[str], inputs: Inputs) -> tuple[tuple[Placed, ...], Problems]:
    """A class of students of these names, all in one seat, and what is said of their names."""
    seat = Seat(id="china", name="China", delegation="c", least=1, most=None, stance=None)
    path = Path("names.csv")
    students = tuple(
        Student(name=name, key=name, place=Place(path, line)) for line, name in enumerate(names, 2)
    )
    roster = Roster(path, students, ())
    seatings = tuple(Seating(name, seat.id, "member") for name in names)
    problems = Problems()
    seated = Seated(roster, Cast(0, seatings), (seat,), inputs.formats[0])
    stand_ins = stand_ins_for(roster, inputs, problems)
    return class_cast(seated, "roster", None, stand_ins).placed, problems


def faults(names: Sequence[str], inputs: Inputs) -> dict[str, str]:
    """What is wrong with each of these names on paper, by the name; "" where nothing is."""
    students, problems = placed(names, inputs)
    told = {problem.place.line: problem.message for problem in problems}
    renderer = renderer_of(RenderSetup.of(inputs), Problems())
    engine = Engine(inputs.styles["standard"].styles)
    found = {}
    for line, (each, file) in enumerate(zip(students, file_names(students), strict=True), 2):
        fault = _fault(each, renderer, engine)
        if bool(each.stand_in) != (line in told):
            fault = "a stand-in is told, and only that"
        if not file.isprintable() or file.startswith("-"):
            fault = f"the file is called {file!r}"
        found[each.student.name] = fault
    return found


def typeset_plates(students: Sequence[Placed], renderer: Renderer, engine: Engine) -> Typeset:
    """The plates of students, a page for each."""
    context = ForPlates(language="en", plates=tuple(plate(each) for each in students))
    instance = SheetInstance((PLATES.id, "", ""), PLATES, context, named=True)
    (sheet,) = renderer.render([instance])
    return engine.typeset(Job.of(sheet, links=False))


def _fault(each: Placed, renderer: Renderer, engine: Engine) -> str:
    made = typeset_plates([each], renderer, engine)
    if made.complaints:
        return made.complaints[0]
    with pypdfium2.PdfDocument(made.pdf) as document:
        text = document[0].get_textpage().get_text_range()
    printed = _letters(text)
    wanted = _letters(each.on_paper)
    missing = wanted - printed
    return f"the page lacks {sorted(missing)}" if missing else ""


def _letters(text: str) -> set[str]:
    """The letters of a text; the marks on them can be drawn as one with them."""
    return {
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if unicodedata.category(letter)[0] in "LN"
    }


def scripts() -> Iterator[tuple[str, bool]]:
    """Each script, and whether its name came out right."""
    inputs = inputs_of(Path())
    found = faults(list(NAMES.values()), inputs)
    for script, name in NAMES.items():
        said = found[name]
        yield f"{script}: {name}{f' ({said})' if said else ''}", not said


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {"names in 40 scripts": scripts}
