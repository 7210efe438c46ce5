"""Runs `debate-kit preview` as a process, and sends it the requests of the tests."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.conftest import REPOSITORY


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Served:
    """A running preview: its address and its process."""

    address: str
    process: subprocess.Popen[str]

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, timeout=60)

    def ask(
        self,
        path: str,
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Request an absolute path, with these headers in place of the usual ones."""
        connection = self.connection()
        try:
            connection.putrequest(method, path, skip_host=True)
            sent = {"Host": self.host, "Content-Length": str(len(body or b""))} | (headers or {})
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, names, response.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """Request a path below the address."""
        return self.ask(self.path + path)

    def put(self, path: str, value: object, **headers: str) -> Answer:
        """Send JSON to a path below the address, as the page would."""
        return self.put_bytes(path, json.dumps(value).encode(), **headers)

    def put_bytes(self, path: str, body: bytes, **headers: str) -> Answer:
        """Send a body that says it is JSON, as the page would."""
        usual = {"Origin": f"http://{self.host}", "Content-Type": "application/json"}
        return self.ask(self.path + path, "PUT", usual | headers, body)

    def end(self) -> tuple[int, str, str]:
        """Press Ctrl-C; gives the exit code, and what was written after the address."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@contextmanager
def served(
    project: Path,
    cache: Path,
    *args: str,
    command: str = "preview",
    limit: Callable[[], object] | None = None,
) -> Iterator[Served]:
    """Run the preview of a project, or the desk, until the block ends.

    `limit` is called in the new process before it begins.
    """
    # Where downloads and documents lie is found from here.
    home = {"HOME": str(project.parent), "USERPROFILE": str(project.parent)}
    process = subprocess.Popen(
        [sys.executable, "-m", "kit", "-C", str(project), command, "--no-open", *args],
        env=os.environ
        | home
        | {"DEBATE_KIT_CACHE": str(cache), "NO_COLOR": "1", "PYTHONPATH": str(REPOSITORY)},
        preexec_fn=limit,  # noqa: PLW1509 (the tests have no threads then)
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), process.communicate()
        yield Served(address, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
