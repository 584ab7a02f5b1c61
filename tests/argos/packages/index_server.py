"""A package index on loopback that can misbehave in every way a network does."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class IndexServer:
    """Serves ``/index.json`` and ``/package.argosmodel``.

    Attributes:
        package: the bytes of the package.
        drop_at: bytes after which each connection is dropped, the first ones first.
        ranges: whether it can go on in the middle of the file.
        shift: bytes by which it begins too early when it goes on.
        asked: the ``Range`` header of each request for the package.
        drip: seconds between single bytes, of which everything that is sent consists.
        endless: whether the package never ends.
        redirect: where every request is sent instead.
        leaving: ends what drips and what is endless.
    """

    def __init__(self, package: bytes = b"") -> None:
        self.package = package
        self.drop_at: list[int] = []
        self.ranges = True
        self.shift = 0
        self.tag = '"satu"'
        self.status = 200
        self.claimed: int | None = None
        self.index: object = None
        self.asked: list[str | None] = []
        self.drip: float | None = None
        self.endless = False
        self.redirect = ""
        self.leaving = threading.Event()
        self.address = ""

    def entry(self, **changed: object) -> dict[str, object]:
        """A line of the index, as Argos's has them."""
        return {
            "package_version": "9.0", "argos_version": "1.9.0",
            "from_code": "id", "from_name": "Indonesian", "to_code": "en", "to_name": "English",
            "links": ["ipfs://tidak-dipakai", f"{self.address}/package.argosmodel"],
            "code": "translate-id_en",
        } | changed  # fmt: skip

    @property
    def link(self) -> str:
        return f"{self.address}/package.argosmodel"


@contextmanager
def serving(server: IndexServer) -> Iterator[IndexServer]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if server.redirect:
                self._answer(302, b"", {"Location": server.redirect})
            elif self.path == "/index.json":
                index = [server.entry()] if server.index is None else server.index
                content = index if isinstance(index, bytes) else json.dumps(index).encode()
                self._answer(200, content, {})
            else:
                with suppress(ConnectionError):  # the other side has had enough
                    self._send_package()

        def _send_package(self) -> None:
            wanted = self.headers.get("Range")
            server.asked.append(wanted)
            if server.status != 200:
                self._answer(server.status, b"", {})
                return
            start = 0
            headers = {"ETag": server.tag}
            if wanted and server.ranges and self.headers.get("If-Range") == server.tag:
                start = int(wanted.removeprefix("bytes=").removesuffix("-")) - server.shift
                last = len(server.package) - 1
                headers["Content-Range"] = f"bytes {start}-{last}/{len(server.package)}"
            self._answer(206 if start else 200, server.package[start:], headers, start)

        def _answer(
            self, status: int, content: bytes, headers: dict[str, str], start: int = 0
        ) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if not server.endless:
                self.send_header("Content-Length", str(server.claimed or len(content)))
            self.end_headers()
            if server.endless and headers:
                while not server.leaving.is_set():
                    self.wfile.write(bytes(1 << 20))
            if server.drip is not None:
                for number in content:
                    if server.leaving.wait(server.drip):
                        return
                    self.wfile.write(bytes([number]))
                    self.wfile.flush()
                return
            if headers and server.drop_at:
                content = content[: max(0, server.drop_at.pop(0) - start)]
                self.close_connection = True
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.leaving.set()
        http.shutdown()
        http.server_close()
        thread.join()


def packed(package: Path) -> bytes:
    """A package's folder as an ``.argosmodel`` file."""
    import io
    import zipfile

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(package.rglob("*")):
            if path.is_file():
                archive.write(path, Path(package.name) / path.relative_to(package))
    return content.getvalue()
