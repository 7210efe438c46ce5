"""Tells every open page what has happened, by server-sent events (HTML Standard, 9.2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

SILENCE = 15.0
"""Seconds without an event after which a comment is sent, to show that the preview still runs."""


class Notices:
    """Sends messages to every page that listens. Use it only in the thread of the event loop."""

    def __init__(self) -> None:
        self.listeners: set[asyncio.Queue[str | None]] = set()
        self.ended = False

    def tell(self, event: str, data: str = "") -> None:
        """Send an event with its data, one line, to every page."""
        for queue in self.listeners:
            queue.put_nowait(f"event: {event}\ndata: {data}\n\n")

    def end(self) -> None:
        """End every stream; the server cannot stop before."""
        self.ended = True
        for queue in self.listeners:
            queue.put_nowait(None)

    async def stream(self) -> AsyncIterator[str]:
        """The events for one page, until the preview ends or the page is closed."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self.listeners.add(queue)
        try:
            yield "event: here\ndata:\n\n"
            while not self.ended:
                try:
                    message = await asyncio.wait_for(queue.get(), SILENCE)
                except TimeoutError:
                    message = ":\n\n"
                if message is None:
                    return
                yield message
        finally:
            self.listeners.discard(queue)
