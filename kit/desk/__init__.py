"""The whole job in the browser: what the commands do, on one local page.

Each step of the page is a module of functions that take a `Project` and give frozen data, which
goes to the browser as JSON. What is done is written where the commands write it: the debate, the
lesson and the class list's path into `debate-kit.yaml`, the cast into `plan.yaml`, a role's words
into the role's file. Nothing else is kept, but for what `Held` holds until the desk ends.

    project.py   where things are, and the request that a build would be given
    held.py      what is only in memory: a list that was dropped, the cast before the last change
    work.py      long work in a process of its own, with progress and an end
    watched.py   the files that open pages follow
    wording.py   hints of the kit that name a command, in words of the page
    actions.py   what the page can ask for, by name
    app.py · answers.py · bodies.py · downloads.py · serve.py      the web application

| step | shows | does |
|---|---|---|
| Debate | `debates.py`, `essays.py` | the same |
| Class | `class_list.py` | `classes.py` |
| Cast | `cast_cards.py` | `casts.py` |
| Lesson | `lessons.py` | the same |
| Pages | `kit/preview/` | `kit/preview/editing.py` |
| Print | `prints.py` | the same, `work.py` |
| After | `after.py` | the same |
"""
