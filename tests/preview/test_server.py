"""The preview's server, as a browser and as a stranger meet it."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.preview.editing import MOST_BYTES
from tests.conftest import PACKS, REPOSITORY, Run, edit, tree
from tests.preview.support import Served, served

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for other processes")

PARENTS = "pages?reader=role-parents"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("preview") / "project"
    shutil.copytree(PACKS / "good", folder)
    (folder / "9b.csv").write_text("name\nAda Oakleaf\nBo Elmtree\nCy Ashwood\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def server(home: Path, cache: Path) -> Iterator[Served]:
    with served(home, cache, "--roster", str(home / "9b.csv")) as running:
        yield running
        code, out, err = running.end()
        # After the last test: it ends without error, and wrote no name and no address.
        assert (code, out) == (0, "")
        assert err.endswith("The preview has ended.\n")
        assert "Oakleaf" not in err
        assert running.path not in err


def test_it_listens_only_on_this_machine(server: Served) -> None:
    port = int(server.host.partition(":")[2])
    with socket.socket() as outside:
        outside.settimeout(5)
        # 127.0.0.2 is this machine as well, but not where the preview listens.
        with pytest.raises(ConnectionError):
            outside.connect(("127.0.0.2", port))


def test_the_token_opens_the_page_and_nothing_else_does(server: Served) -> None:
    token = server.path.strip("/")
    assert len(token) >= 32
    page = server.get("")
    assert page.status == 200
    assert page.headers["content-type"].startswith("text/html")
    assert token.encode() not in page.body
    for path in ("/", "/pages", "/preview.js", f"/{token[:-1]}/", f"/x/{token}/", "//", "/%2e%2e/"):
        assert server.ask(path).status == 404, path


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:80", ""]
)
def test_another_host_is_refused(server: Served, host: str) -> None:
    assert server.ask(server.path, headers={"Host": host}).status == 400


def test_localhost_is_this_machine(server: Served) -> None:
    host = f"localhost:{server.host.partition(':')[2]}"
    assert server.ask(server.path, headers={"Host": host}).status == 200


def test_pages_stay_in_this_browser(server: Served) -> None:
    for path in ("", "preview.js", "preview.css", "source/parents", "nothing"):
        headers = server.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "http" not in policy


def test_the_page_names_no_other_address(server: Served) -> None:
    folder = REPOSITORY / "templates" / "preview"
    for path in folder.iterdir():
        body = server.get(path.name).body
        assert body == path.read_bytes()
        outside = body.replace(b"http://www.w3.org/2000/svg", b"")
        assert b"http:" not in outside
        assert b"https:" not in outside
        assert b"//cdn" not in outside


@pytest.mark.parametrize(
    "path",
    [
        "page.html.j2", "../parents.md.j2", "..%2fsheets.yaml", "source/nobody", "source/debate",
        "source/..%2f..%2fsecret", "source/%2e%2e", "pictures/ffff/800.png", "roles/parents",
    ],
)  # fmt: skip
def test_only_what_is_shown_can_be_had(server: Served, path: str) -> None:
    assert server.get(path).status == 404


def test_students_come_first_and_their_ids_hold_no_name(server: Served) -> None:
    shown = server.get("pages").json
    students = [each for each in shown["readers"] if each["group"] == "Students"]
    assert [each["name"].partition(" · ")[0] for each in students] == [
        "Ada Oakleaf", "Bo Elmtree", "Cy Ashwood",
    ]  # fmt: skip
    assert shown["view"]["reader"] == students[0]["id"]
    for each in students:
        assert "oak" not in each["id"]
        assert each["role"]
    assert shown["title"].startswith("Ada Oakleaf · ")
    words = [block["text"] for block in shown["pages"][0]["text"]]
    assert any("Ada Oakleaf" in text for text in words)


def test_a_picture_and_the_packet(server: Served) -> None:
    shown = server.get(PARENTS).json
    page = shown["pages"][1]
    picture = server.get(f"pictures/{page['picture']}/640.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.body.startswith(b"\x89PNG")
    assert int.from_bytes(picture.body[16:20], "big") in (640, 641)
    packet = server.get("packet.pdf?reader=role-parents&level=standard&paper=letter&format="
                        + shown["view"]["format"])  # fmt: skip
    assert packet.body.startswith(b"%PDF-")
    assert "parents.pdf" in packet.headers["content-disposition"]
    assert server.get("packet.pdf?reader=role-students&paper=a4").status == 404


def test_a_saved_file_is_announced_and_an_error_keeps_the_pages(server: Served, home: Path) -> None:
    role_file = home / "roles" / "later-start" / "parents.md.j2"
    before = server.get(PARENTS).json
    connection = server.connection()
    connection.request("GET", server.path + "events")
    events = connection.getresponse()
    assert events.readline() == b"event: here\n"
    text = role_file.read_text("utf-8")
    edit(role_file, "rank: 2", "rank: two")
    lines = iter(events.readline, b"")
    assert b"event: changed\n" in lines
    shown = server.get(PARENTS).json
    assert not shown["current"]
    assert shown["pages"] == before["pages"]
    (problem,) = shown["problems"]
    expected = {
        "file": "roles/later-start/parents.md.j2", "role": "parents", "line": 7, "column": 7,
        "message": "“rank” should be a whole number, not “two”",
        "before": "rank: ", "marked": "two", "after": "", "severity": "error",
    }  # fmt: skip
    assert problem.items() >= expected.items()
    role_file.write_text(text, "utf-8")
    assert b"event: changed\n" in lines
    connection.close()
    assert server.get(PARENTS).json["current"]


def test_saving_needs_the_pages_own_origin(server: Served, home: Path) -> None:
    before = tree(home)
    source = server.get("source/parents").json
    body = {"text": "mine", "digest": source["digest"]}
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1", f"https://{server.host}"):
        assert server.put("source/parents", body, Origin=origin).status == 403
    none = server.ask(server.path + "source/parents", "PUT", {"Content-Type": "application/json"})
    assert none.status == 403
    plain = server.put("source/parents", body, **{"Content-Type": "text/plain"})
    assert plain.status == 415
    assert server.put("source/parents", {"text": "mine"}).status == 400
    assert server.put("source/parents", ["mine"]).status == 400
    assert server.put("source/..%2fparents", body).status == 404
    assert tree(home) == before


def test_saving_and_a_stale_copy(server: Served, home: Path) -> None:
    role_file = home / "roles" / "later-start" / "parents.md.j2"
    source = server.get("source/parents").json
    assert source["text"] == role_file.read_text("utf-8")
    mine = source["text"].replace("Sleep counts.", "Sleep matters most.")
    saved = server.put("source/parents", {"text": mine, "digest": source["digest"]})
    assert saved.status == 200
    assert role_file.read_text("utf-8") == mine
    stale = server.put("source/parents", {"text": "other", "digest": source["digest"]})
    assert stale.status == 409
    assert "changed by another program" in stale.json["message"]
    assert role_file.read_text("utf-8") == mine


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"7", b'"text"', b'{"text": 1, "digest": 2}', b'{"text": "mine"}',
        b"\xff\xfe", b"{", b"[" * 5000 + b"]" * 5000, b'{"text": ' * 5000, b"9" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_text_to_save_is_refused(server: Served, home: Path, body: bytes) -> None:
    before = tree(home)
    answer = server.put_bytes("source/parents", body)
    assert answer.status == 400
    assert answer.body == b"this is not a text to save"
    assert tree(home) == before


def test_half_a_letter_is_refused(server: Served, home: Path) -> None:
    before = tree(home)
    digest = server.get("source/parents").json["digest"]
    answer = server.put("source/parents", {"text": "a\ud800", "digest": digest})
    assert answer.status == 403
    assert "half of a character" in answer.json["message"]
    assert tree(home) == before


def test_too_large_a_text_is_refused(server: Served) -> None:
    answer = server.put_bytes("source/parents", b" " * (MOST_BYTES + 1))
    assert (answer.status, answer.body) == (413, b"this is too much text")


@pytest.mark.parametrize("width", ["9" * 5000, "-1", "1.5", "x", "٣"])
def test_an_odd_width_is_no_picture(server: Served, width: str) -> None:
    answer = server.get(f"pictures/abc/{quote(width)}.png")
    assert (answer.status, answer.body) == (404, b"this is not a width in pixels")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "digest", "role"]), inner, max_size=3)
    ),
    max_leaves=9,
)
PLACES = st.sampled_from(["", "source/", "source/parents", "pictures/", "packet.pdf", "events/"])


@given(PLACES, st.text(max_size=20), st.text(max_size=20), JSON)
def test_no_request_is_our_mistake(
    server: Served, place: str, rest: str, query: str, value: object
) -> None:
    path = place + quote(rest, safe="/", errors="replace")
    asked = server.get(f"{path}x?reader={quote(query, errors='replace')}")
    assert 400 <= asked.status < 500, path
    assert asked.body
    saved = server.put("source/parents", value)
    # A text without the digest of the file that it was made from is never saved.
    assert 400 <= saved.status < 500, value


def test_a_port_that_is_taken_is_reported(server: Served, run: Run) -> None:
    port = server.host.partition(":")[2]
    result = run("-C", REPOSITORY, "preview", "--no-open", "--port", port, code=1)
    assert f"the port {port} cannot be used" in result.err
    assert "leave out --port" in result.err


def test_mistakes_on_the_command_line_are_reported_at_once(run: Run, project: Path) -> None:
    assert "there is no format" in run("preview", "--no-open", "--format", "sumit", code=2).err
    assert "there is no debate" in run("preview", "--no-open", "sumit", code=2).err
