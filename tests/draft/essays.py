"""A short essay of our own, for drafts."""

TITLE = "Let the Library Stay Open"
BYLINE = "By a night-shift baker"
PARAGRAPHS = (
    "Every evening at six the Millbrook Library locks its doors, just when my shift begins. The "
    "town council says that longer hours cost too much. I say that a dark library costs more.",
    "Students of the high school need a quiet table. “At home I share a room with three "
    "brothers,” one student told the council in March. The students asked for two more hours, not "
    "for a palace.",
    "The librarians are tired, and nobody should forget it. Their union wants a fourth colleague "
    "before a single evening is added. The librarians would refuse unpaid overtime, and they would "
    "be right.",
    "Shopkeepers on Canal Street hope for customers after dark. The shopkeepers have offered to "
    "pay for the lanterns. The council should accept before they reconsider.",
)
TEXT = "\n\n".join((TITLE, BYLINE, *PARAGRAPHS)) + "\n"
