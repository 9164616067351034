"""A second server that conforms to "REST API: Your Request", with Python's standard library alone.

It shares no code with the reference and differs from it wherever the contract permits. The environment gives the accounts:
SECOND_ACCOUNT_SID, SECOND_AUTH_TOKEN, SECOND_OTHER_ACCOUNT_SID and SECOND_OTHER_AUTH_TOKEN.
The server prints `listening PORT` and exits when its standard input closes.

`--fault NAME` makes it break the contract in one way. `--faults` prints the list of faults as JSON.
"""

import argparse
import json
import os
import sys
import threading

from api import Api
from wire import Server


def end_with_standard_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--fault")
    options.add_argument("--faults", action="store_true")
    chosen = options.parse_args()
    if chosen.fault or chosen.faults:
        # The sound server loads no fault.
        import faults

        if chosen.faults:
            print(json.dumps(faults.listed(), indent=1))
            return
        faults.install(chosen.fault)

    pairs = [("SECOND_ACCOUNT_SID", "SECOND_AUTH_TOKEN"), ("SECOND_OTHER_ACCOUNT_SID", "SECOND_OTHER_AUTH_TOKEN")]
    server = Server(Api({os.environ[sid]: os.environ[token] for sid, token in pairs}))
    threading.Thread(target=end_with_standard_input, daemon=True).start()
    print(f"listening {server.server_address[1]}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
