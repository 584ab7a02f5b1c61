"""Keys one after the other: each is served when the one before it has had its effect.

Textual sends a key at once to what has the focus, and runs its binding when nothing on the way has
used it. Of keys that arrive together the second is on its way before the first has moved the focus,
closed a field or a screen: it would be typed into what is closing, or be lost with it.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from typing import Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

Input = events.Key | events.Paste

_ROUNDS = 3  # a list says "selected", its screen "chosen", and the screen below does it
_LONGEST = 1.0  # seconds that a key is waited for: another program may hold the notebook
_OFTEN = 0.01  # seconds: a message may be lost with the part of the screen that it was sent to


class _Passed(Message):
    """Follows others through the same queues: when it arrives, they have been dealt with."""


class TypedKeys:
    """Serves the keys and pastes of an application in their order.

    A screen that closes only after something is done, such as a note being written, has that in an
    attribute `closing`, a future or None: until then keys wait, as they belong to what is below.
    """

    def __init__(self, app: App[Any], deliver: Callable[[Input], Awaitable[None]]) -> None:
        """
        Args:
            deliver: sends a new key to the screen; runs the binding of one that has come back.
        """
        self._app = app
        self._deliver = deliver
        self._waiting: deque[tuple[Input, Screen[Any]]] = deque()
        """With the screens that they were pressed on."""
        self._scheduled = False
        self._behind = False
        """Whether the application may have to deal with the effect of a key before the next."""
        self._typing = False
        """Whether letters went into a field, which may not have told its screen of them."""
        self._sent: Message | None = None
        self._back: asyncio.Future[Message] | None = None
        self._last: tuple[str, Screen[Any]] | None = None
        self._last_served = 0.0

    async def press(self, event: Input) -> None:
        """Serve a new key, after those that are waiting."""
        earlier = self._last and event.time <= self._last_served
        self._waiting.append((event, self._last[1] if self._last and earlier else self._app.screen))
        if self._behind:
            self._schedule()
        elif not self._scheduled:
            await self._serve_next()

    def put_first(self, keys: Sequence[events.Key]) -> None:
        """Serve keys that an earlier screen has collected, before all others."""
        again = [events.Key(key.key, key.character) for key in reversed(keys)]
        self._waiting.extendleft((key, self._app.screen) for key in again)
        self._schedule()

    def has_come_back(self, message: Message) -> bool:
        """Take a message that was sent through the screen when it returns to the application."""
        if self._back is None or not (message is self._sent or isinstance(message, _Passed)):
            return False
        if not self._back.done():
            self._back.set_result(message)
        return True

    def _schedule(self) -> None:
        if self._waiting and not self._scheduled:
            self._scheduled = True
            self._app.call_later(self._serve_scheduled)

    async def _serve_scheduled(self) -> None:
        self._scheduled = False
        await self._serve_next()

    async def _serve_next(self) -> None:
        event, pressed_on = self._waiting.popleft()
        if self._app.screen_stack and not self._is_pressed_again(event, pressed_on):
            await self._serve(event)
        self._behind = self._app.message_queue_size > 0
        self._schedule()

    def _is_pressed_again(self, event: Input, pressed_on: Screen[Any]) -> bool:
        """Whether a key was pressed twice too quickly, and the first time has closed its screen:
        the third quick press of q in an article would quit the program."""
        again = isinstance(event, events.Key) and self._last and event.key == self._last[0]
        return bool(again) and pressed_on not in self._app.screen_stack

    async def _serve(self, event: Input) -> None:
        is_text = isinstance(event, events.Paste) or event.is_printable
        if self._typing and not is_text:
            await self._settle()
        if isinstance(event, events.Key):
            self._last = event.key, self._app.screen
        target = self._app.focused or self._app.screen
        await self._deliver(event)
        used = not event.is_forwarded or await self._follow(target, event) is not event
        if not used:
            await self._deliver(event)
        self._typing = used and is_text
        if not self._typing:
            await self._settle()
        self._last_served = time.monotonic()

    async def _settle(self) -> None:
        """Wait until what follows from a key has happened."""
        self._typing = False
        for _ in range(_ROUNDS):
            if not self._app.screen_stack:
                return
            closing: Future[None] | None = getattr(self._app.screen, "closing", None)
            deadline = time.monotonic() + _LONGEST
            while closing and not closing.done() and time.monotonic() < deadline:
                await asyncio.sleep(_OFTEN)
            await self._follow(self._app.focused or self._app.screen)

    async def _follow(self, target: Widget, sent: Message | None = None) -> Message | None:
        """Send a message behind those that a part of the screen has still to deal with.

        Args:
            sent: was sent there just now.

        Returns:
            Which of the two came back first: what was sent, if nothing has used it; None if the
            target has closed.
        """
        self._sent, self._back = sent, asyncio.get_running_loop().create_future()
        try:
            target.post_message(_Passed())
            deadline = time.monotonic() + _LONGEST
            while not self._back.done() and self._is_there(target) and time.monotonic() < deadline:
                await asyncio.wait([self._back], timeout=_OFTEN)
            return self._back.result() if self._back.done() else None
        finally:
            self._sent = self._back = None

    def _is_there(self, target: Widget) -> bool:
        return target.is_attached and target.screen in self._app.screen_stack
