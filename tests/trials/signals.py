"""A server that is told to end by SIGTERM or SIGINT, from its first moments on: it is gone within seconds,
each time.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from microneedle_site.environment import BASE_DIR
from tests.load.serving import environment_of, free_port
from tests.trials.ground.figures import Figures, is_quick

WHEN = [0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1.2, 1.5, 2.0, 3.0, 5.0]  # seconds after it was started
QUICK = [0.3, 0.7, 2.0]
LONGEST = 8.0  # seconds
KILLED_AFTER = "5s"


def ended(number: signal.Signals, after: float, workers: int, folder: Path) -> float | None:
    """How many seconds it took; None where it went on. Whatever is left of it is killed."""
    port = free_port()
    options = ["--interface", "wsgi", "--port", str(port), "--workers", str(workers), "--blocking-threads", "16"]
    options += ["--backpressure", "512", "--workers-kill-timeout", KILLED_AFTER, "--log-level", "error"]
    command = [str(Path(sys.executable).parent / "granian"), *options, "microneedle_site.wsgi:application"]
    running = subprocess.Popen(
        command,
        cwd=BASE_DIR,
        env=environment_of(folder, port),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(after)
    began = time.monotonic()
    running.send_signal(number)
    try:
        running.wait(LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        return None
    return time.monotonic() - began


def main(quick: bool = False) -> int:
    # What a shell starts in the background has SIGINT ignored, and so would have what is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    figures, took = Figures(), []
    with TemporaryDirectory(prefix="microneedle-signals-") as folder:
        for workers in (1, 2):
            for number in (signal.SIGTERM, signal.SIGINT):
                for after in QUICK if quick else WHEN:
                    seconds = ended(number, after, workers, Path(folder))
                    if seconds is None:
                        figures.fault(f"{number.name} {after} s after the start went unheard by {workers} workers")
                    else:
                        took.append(seconds)
    figures.tell("times told to end", len(took) + figures.faults)
    figures.tell("longest until it was gone, seconds", f"{max(took, default=0):.1f}")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main(is_quick()))
