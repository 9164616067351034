"""HTTP/1.1 on a socket: reads requests, limits how many are in progress, and writes answers."""

import os
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from answers import Answer, Refusal, http_date
from api import Api, Request

# Maximum number of concurrent requests. More get 429.
MOST_AT_ONCE = 16
# Delay of each answer in seconds. A longer delay makes simultaneous requests overlap.
LATENCY = float(os.environ.get("SECOND_LATENCY", "0.0005"))

REASONS = {200: "ok", 201: "luotu", 204: "poistettu", 302: "muualla", 304: "ennallaan"}


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, api: Api):
        super().__init__(("127.0.0.1", 0), Handler)
        self.api = api
        self._under_way = 0
        self._lock = threading.Lock()

    @contextmanager
    def place(self) -> Iterator[int]:
        """Returns the number of requests in progress, this one included."""
        with self._lock:
            self._under_way += 1
            under_way = self._under_way
        try:
            yield under_way
        finally:
            with self._lock:
                self._under_way -= 1


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    # Buffered, so that each answer is sent in one piece.
    wbufsize = -1
    disable_nagle_algorithm = True

    def handle_any(self) -> None:
        body = self._read_body()
        with self.server.place() as under_way:
            if under_way > MOST_AT_ONCE:
                answer = Refusal(429, headers=[("retry-after", "1")]).answer()
            else:
                time.sleep(LATENCY)
                headers = {name.lower(): value for name, value in reversed(self.headers.items())}
                method = "GET" if self.command == "HEAD" else self.command
                answer = self.server.api.handle(Request(method, self.path, headers, body))
        self.write(answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = handle_any

    def _read_body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", "0")))
        body = b""
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass
        return body

    def write(self, answer: Answer) -> None:
        content = answer.encoded()
        lines = [f"HTTP/1.1 {answer.status} {REASONS.get(answer.status, 'virhe')}", f"date: {http_date(time.time())}"]
        lines += [f"{name}: {value}" for name, value in answer.headers]
        chunked = answer.chunked and self.request_version == "HTTP/1.1"
        if answer.body is not None:
            lines.append(f"content-type: {answer.media_type}")
            lines.append("transfer-encoding: chunked" if chunked else f"content-length: {len(content)}")
        elif answer.status == 302:
            lines.append("content-length: 0")
        if chunked:
            half = len(content) // 2
            parts = [content[:half], content[half:]]
            content = b"".join(b"%X\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        self.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Logs nothing, to keep the test output clean."""
