"""Run every part of the tests and say at the end which passed: `python -m tests.parts NAME 'COMMAND' …`."""

import shlex
import signal
import subprocess
import sys


def run(command: str) -> int:
    """What the command ends with; when this is told to stop, the command is ended first."""
    with subprocess.Popen(shlex.split(command)) as running:
        try:
            return running.wait()
        finally:
            running.terminate()
            running.wait()


def main(arguments: list[str]) -> int:
    parts = dict(zip(arguments[::2], arguments[1::2], strict=True))
    codes = {}
    for name, command in parts.items():
        print(f"\n{name}: {command}", flush=True)
        codes[name] = run(command)
    print("\nThe parts of this run:")
    for name, code in codes.items():
        print(f"{name}: {f'FAILED (exit code {code})' if code else 'passed'}")
    return 1 if any(codes.values()) else 0


if __name__ == "__main__":
    # Being told to end is like Ctrl+C: what was started is ended first, even where a shell in the background left
    # Ctrl+C to be ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
