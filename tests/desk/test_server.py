"""The desk's server, as its page, a stranger and a broken page meet it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.support import CANVAS, no_name_in
from tests.preview.support import Answer, Served, served

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for other processes")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "mine"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def server(home: Path, cache: Path) -> Iterator[Served]:
    with served(home, cache, command="desk") as running:
        yield running
        code, out, err = running.end()
        # After the last test: it ends without error, and wrote no name and no address.
        assert (code, out) == (0, "")
        assert err.endswith("The desk has ended.\n")
        assert "Okafor" not in err
        assert running.path not in err


def give(server: Served, path: str, data: bytes, kind: str = "application/octet-stream") -> Answer:
    headers = {"Origin": f"http://{server.host}", "Content-Type": kind}
    return server.ask(server.path + path, "PUT", headers, data)


def test_only_the_page_itself_gets_answers(server: Served) -> None:
    assert server.get("").headers["content-type"].startswith("text/html")
    assert server.ask("/steps/class").status == 404
    assert server.ask(server.path, headers={"Host": "evil.example"}).status == 400
    strange = {"Origin": "http://evil.example"}
    assert server.put("do/debate/choose", {"id": "river-road"}, **strange).status == 403
    for kind in ("text/plain", "multipart/form-data", "application/x-www-form-urlencoded"):
        assert give(server, "class/file?name=x.csv", b"name\nAda\n", kind).status == 415
    policy = server.get("").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_its_page_asks_nobody_else(server: Served) -> None:
    folder = Path(__file__).parent.parent.parent / "templates" / "desk"
    for path in folder.iterdir():
        answer = server.get(path.name)
        assert answer.status == 200, path
        assert b"://" not in answer.body.replace(b"http://www.w3.org/2000/svg", b""), path
    assert server.get("fonts/source-sans-3/normal").headers["content-type"] == "font/ttf"
    assert server.get("fonts/comic/normal").status == 404
    assert server.get("server.py").status == 404


def test_every_step_shows_something_in_an_empty_folder(server: Served, home: Path) -> None:
    for step in ("debate", "class", "cast", "lesson", "print", "after"):
        answer = server.get(f"steps/{step}")
        assert answer.status == 200, answer.body
        assert isinstance(answer.json, dict)
    assert server.get("steps/party").status == 404
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("action", "body", "status"),
    [
        ("party/dance", b"{}", 404),
        ("debate/choose", b"{", 400),
        ("debate/choose", b"[]", 400),
        ("debate/choose", b"{}", 400),
        ("debate/choose", b'{"id": 7}', 400),
        ("debate/choose", b'{"id": "../../etc"}', 409),
        ("class/correct", b'{"columns": ["a"]}', 400),
        ("cast/move", b'{"digest": "", "student": "Ada", "seat": "x"}', 409),
        ("print/files", b'{"layout": "origami"}', 409),
        ("lesson/save", b'{"minutes": "soon"}', 409),
    ],
)
def test_what_makes_no_sense_is_refused(
    server: Served, home: Path, action: str, body: bytes, status: int
) -> None:
    answer = give(server, f"do/{action}", body, "application/json")
    assert answer.status == status, answer.body
    assert not (home / "debate-kit.yaml").exists()


def test_no_path_leads_to_other_files(server: Served, home: Path) -> None:
    (home / "secret.pdf").write_bytes(b"%PDF-1.7")
    for path in ("secret.pdf", "../secret.pdf", "../../secret.pdf", "%2e%2e/%2e%2e/secret.pdf"):
        assert server.get(f"made/{path}").status == 404
    assert server.get("all.zip").status == 409
    (home / "secret.pdf").unlink()


def test_the_board_runs_no_script_but_its_own(server: Served, home: Path) -> None:
    answer = server.get("board")
    assert answer.headers["content-type"].startswith("text/html")
    assert b"script-src 'sha256-" in answer.body
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert list(home.iterdir()) == []
    server.put("do/after/board", {})
    saved = home / "output" / "north-korea-deal" / "board.html"
    assert saved.read_bytes() == answer.body
    for path in (saved, saved.parent, saved.parent.parent):
        path.unlink() if path.is_file() else path.rmdir()


def test_a_list_is_taken_and_its_problems_have_places(server: Served, home: Path) -> None:
    answer = give(server, "class/file?name=..%2F..%2Fcanvas.csv", CANVAS.encode())
    assert answer.json["file"] == "canvas.csv"
    assert len(answer.json["students"]) == 8
    # Two pages see the same.
    assert server.get("steps/class").json == answer.json
    assert no_name_in(home)
    broken = give(server, "class/file?name=b.csv", b'name,level\n"Okafor, Ada,\nBen,\n').json[
        "problems"
    ]
    assert [(each["file"], each["line"], each["severity"]) for each in broken] == [
        ("b.csv", 2, "error")
    ]
    assert broken[0]["hint"]
    assert give(server, "class/file?name=c.csv", b"x" * 3_000_000).status == 409
    server.put("do/class/forget", {})


def test_broken_settings_are_told_with_their_line(server: Served, home: Path) -> None:
    path = home / "debate-kit.yaml"
    path.write_text("debate: river-road\npaper: papyrus\n", "utf-8")
    for step in ("cast", "print", "class"):
        answer = server.get(f"steps/{step}")
        assert answer.status == 422
        assert [(each["file"], each["line"]) for each in answer.json["problems"]] == [
            ("debate-kit.yaml", 2)
        ]
    # A page that shows nothing yet has its pages all the same, with what is wrong.
    shown = server.get("pages/pages")
    assert shown.status == 200
    assert json.loads(shown.body)["problems"][0]["line"] == 2
    path.unlink()
