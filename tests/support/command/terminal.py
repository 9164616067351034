"""Runs a command on a pseudo terminal and prints {"status", "screen"}. Gives up after 60 seconds without output.

Standard input holds a JSON object: `command` (program and arguments), `cwd` and `answers`.
Each answer is a pair: the text to wait for and the text to type."""
import json
import os
import pty
import select
import sys

asked = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(asked["cwd"])
    os.execvp(asked["command"][0], asked["command"])

screen = ""
seen = 0
answers = list(asked["answers"])
while True:
    ready, _, _ = select.select([terminal], [], [], 60)
    try:
        piece = os.read(terminal, 65536) if ready else b""
    except OSError:  # the other end is closed
        piece = b""
    if not piece:
        break
    screen += piece.decode("utf-8", "replace")
    while answers and answers[0][0] in screen[seen:]:
        wanted, typed = answers.pop(0)
        seen = len(screen)
        os.write(terminal, typed.encode())
os.close(terminal)  # a process that still runs gets SIGHUP
_, status = os.waitpid(pid, 0)
print(json.dumps({"status": os.waitstatus_to_exitcode(status), "screen": screen}))
