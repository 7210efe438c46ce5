"""Tells every open page that something has happened, by server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

SILENCE = 15.0
"""Seconds after which a page is told that the preview is still there."""


class Notices:
    """Messages to all that listen. To be used in the thread of the event loop."""

    def __init__(self) -> None:
        self.listeners: set[asyncio.Queue[str | None]] = set()
        self.ended = False

    def tell(self, event: str, data: str = "") -> None:
        """Send an event to every page."""
        for queue in self.listeners:
            queue.put_nowait(f"event: {event}\ndata: {data}\n\n")

    def end(self) -> None:
        """Let every stream end, so that the server can."""
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
