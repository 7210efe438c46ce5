"""A small negotiation: the debate of the tests with four issues, worked out by hand.

24 packages; students, parents and the bus company sit at every table.
"""

from __future__ import annotations

from pathlib import Path

from tests.conftest import edit

ISSUES = """\
issues:
  - id: start
    title: First bell
    binds: [bus-company, parents]
    options:
      - {id: now, now: true, short: at eight, text: School goes on beginning at eight.}
      - {id: late, short: at half past, text: School begins at half past eight.}
      - {id: nine, short: at nine, text: School begins at nine.}
  - id: trial
    title: Trial
    binds: [students]
    options:
      - {id: now, now: true, short: for good, text: What is agreed holds for good.}
      - {id: year, short: for a year, text: What is agreed holds for a year.}
  - id: care
    title: Early care
    binds: [parents]
    options:
      - {id: now, now: true, short: none, text: Nobody looks after pupils before school.}
      - {id: open, short: from seven, text: The school is open from seven.}
  - id: pay
    title: Buses
    binds: [bus-company, parents]
    options:
      - {id: now, now: true, short: as now, text: The bus company is paid as now.}
      - {id: contract, short: contract, text: The bus company gets a contract for three years.}
essay_plan: [start.nine, trial.year]
"""
POINTS = {
    "students": """\
points:
  start: {now: 0, late: 25, nine: 50}
  trial: {now: 20, year: 5}
  care: {now: 0, open: 10}
  pay: {now: 20, contract: 5}
no_deal: {points: 40, text: Without a deal you go on yawning SECRET-students.}
""",
    "parents": """\
points:
  start: {now: 40, late: 25}
  trial: {now: 0, year: 18}
  care: {now: 0, open: 28}
  pay: {now: 14, contract: 8}
never: [start.nine]
no_deal: {points: 55, text: Without a deal you go on as you are SECRET-parents.}
""",
    "bus-company": """\
points:
  start: {now: 40, late: 22, nine: 10}
  trial: {now: 0, year: 10}
  care: {now: 10, open: 4}
  pay: {now: 0, contract: 40}
no_deal: {points: 60, text: Without a deal you drive as you do SECRET-bus-company.}
""",
}
MARKED = {
    "students": {
        "priorities": "1. A later start [option start.late]\n2. Early care [option care.open]",
        "trades": "- You may try it first, **in return for** a later start. "
        "[option trial.year] [option start.late]",
        "approach": "- **Parents:** ask for a later start [option start.late]",
    },
    "parents": {
        "priorities": "1. Early care [option care.open]\n2. A trial [option trial.year]",
        "red_lines": "- No school at nine [inference]. [option start.nine]",
        "trades": "- You may begin at half past, **in return for** a trial. "
        "[option start.late] [option trial.year]",
        "approach": "- **Students:** ask for a trial [option trial.year]",
    },
    "bus-company": {
        "priorities": "1. A contract [option pay.contract]",
        "trades": "- You may drive later, **in return for** a contract. "
        "[option start.late] [option pay.contract]",
        "approach": "- **Parents:** ask for a contract [option pay.contract]",
    },
}


def negotiate(project: Path) -> Path:
    """Give the small debate issues, points and marks; gives the folder of the debate."""
    folder = project / "roles" / "later-start"
    debate = folder / "debate.yaml"
    edit(debate, "clauses:\n  - {title: Bell, text: The first bell rings at nine.}\n", ISSUES)
    for role, points in POINTS.items():
        path = folder / f"{role}.md.j2"
        text = path.read_text("utf-8").replace("prompts:\n", f"{points}prompts:\n", 1)
        blocks = {"red_lines": "", **MARKED[role]}
        for block, words in blocks.items():
            begin = text.index(f"{{% block {block} %}}") + len(f"{{% block {block} %}}")
            text = text[:begin] + words + text[text.index("{% endblock %}", begin) :]
        path.write_text(text, "utf-8")
    return folder
