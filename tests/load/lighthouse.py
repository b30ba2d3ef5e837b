"""Measure every template with Lighthouse: `python -m tests.load.lighthouse [PATH …]`, or `make lighthouse`.

Each page is loaded five times by a slow telephone as Lighthouse pretends it to be. Performance is the median.
Ends with 1 if a page misses a goal.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from typing import Any

from tests.browser import chromium
from tests.load.serving import site

VERSION = "12.8.2"  # 13 needs a newer Node than Debian has
RUNS = 5
TRIES = 3
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# One address for each template; those of errors are left out, as an error is a fault to Lighthouse.
PAGES = [
    "/",
    "/topics/",
    "/topics/evidence/",
    "/faq/",
    "/faq/does-it-work/",
    "/claims/",
    "/claims/results-last/",
    "/sources/",
    "/sources/e-scalp/",
    "/glossary/",
    "/about/",
    "/how-we-compare/",
    "/questions-to-ask/",
    "/references/",
    "/changes/",
    "/data/",
]
Report = dict[str, Any]


def measure(address: str, categories: list[str]) -> Report:
    """What Lighthouse reports of one load; raises `CalledProcessError` if it fails three times.

    Now and then it misses the start of the load that it means to measure, and asks to be run again.
    """
    flags = ["--headless=new", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    options = [f"--only-categories={','.join(categories)}", "--output=json", "--quiet"]
    command = ["npx", "--yes", f"lighthouse@{VERSION}", address, *options, f"--chrome-flags={' '.join(flags)}"]
    environment = {**os.environ, "CHROME_PATH": str(chromium.find()), "npm_config_loglevel": "error"}
    for left in reversed(range(TRIES)):
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=not left)
        if not done.returncode:
            break
    report: Report = json.loads(done.stdout)
    return report


def scores(report: Report) -> dict[str, int]:
    return {name: round(100 * category["score"]) for name, category in report["categories"].items()}


def faults(report: Report) -> list[str]:
    """The audits that cost points, but for those that only measure a time."""
    counted = {
        audit["id"]
        for name, category in report["categories"].items()
        for audit in category["auditRefs"]
        if audit["weight"] and name != "performance"
    }
    audits = report["audits"]
    return [f"{name}: {audits[name]['title']}" for name in sorted(counted) if (audits[name]["score"] or 0) < 1]


def measure_page(address: str) -> tuple[dict[str, int], list[int], list[str]]:
    """Its scores, with the median for performance; the performance of every load; what is at fault."""
    first = measure(address, list(GOALS))
    others = [measure(address, ["performance"]) for _ in range(RUNS - 1)]
    performance = sorted(scores(report)["performance"] for report in [first, *others])
    return {**scores(first), "performance": round(statistics.median(performance))}, performance, faults(first)


def main(paths: list[str]) -> int:
    if not shutil.which("npx"):
        print("Lighthouse needs Node 18.16 or newer: on Debian, `apt-get install nodejs npm`.", file=sys.stderr)
        return 1
    missed = 0
    print(f"{'page':24}", *(f"{name:>15}" for name in GOALS), "  performance of each load")
    with site() as address:
        for path in paths or PAGES:
            reached, each, at_fault = measure_page(address + path)
            print(f"{path:24}", *(f"{reached[name]:15}" for name in GOALS), " ", *each, flush=True)
            print(*(f"    {fault}\n" for fault in at_fault), sep="", end="", flush=True)
            missed += any(reached[name] < goal for name, goal in GOALS.items())
    print(f"{missed} of {len(paths or PAGES)} pages miss a goal: {GOALS}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
