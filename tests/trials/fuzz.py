"""Twenty thousand files of every format that came damaged, and texts that nobody wrote: each is read or refused with a
sentence, every character of what is read is placed, and none takes many times as long as an article.
"""

import random
import signal
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from articles.importing import Refused, read_article
from articles.seeding import read_vocabulary
from microneedle_site.environment import BASE_DIR
from tests.importing.formats.damaged import SEEDS, changed, fault_of
from tests.trials.ground.figures import Figures, is_quick

FILES, QUICK = 2000, 20  # of each kind
LONGEST = 5  # times the processor time of LONG characters of the five articles, in the same run
LONG = 100_000  # characters
VOCABULARY = read_vocabulary(BASE_DIR / "seeds" / "vocabulary.toml")
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted((BASE_DIR / "seeds" / "articles").glob("*.txt"))]
WORDS = [word for article in ARTICLES for word in article.split(" ")]
TOKENS = [
    *(
        "like",
        "reply",
        "report",
        "·",
        "|",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "(a) ",
        "A. ",
        "A.B. ",
        "share",
        "home",
        ">",
        "»",
    ),
    *("✅", "1️⃣", "“", "”", ":", "?", "? ", ".", "!", "…", "123", "£", "$1,200", "\t", "TipsKeep", "#", "##", "**"),
    *("Q: ", "A: ", "by ", "Dr. ", "Monday", "9am", "©", "2024", "e\u0301", "²", "\u200b", "x" * 30, "a b " * 20),
    *("like · " * 40, "word, " * 40, "no " * 60, "( " * 30, "12 " * 50, "a" * 3000, "- " * 400, "•" * 300),
    *("ThisThat" * 50, "word.Word" * 60, "Ab1\n", "a\tb\n", "| a ", "“x”\n", "x says:\n", "3 comments\n", "Ab: c\n"),
    *(
        "<p>",
        "</div>",
        "<table><tr><td>",
        "&#0;",
        "---\n",
        "```\n",
        "[a](b) ",
        "![",
        "> > ",
        "    ",
        "[^1]: ",
        "Abc def\n",
    ),
    *("Abc def\n\n", "What is it?\n", "Mon 9am\n", "ﬁ", "A. B. C. ", "p.m. ", "Testimonials\n“x”\n", "1. Ab?\n"),
]
ADDED = ["", "", " ", "\n"]


class File(NamedTuple):
    kind: str
    seed: int


def damaged(name: str) -> Callable[[random.Random], bytes]:
    return lambda chance: changed(SEEDS[name], chance.randrange(2**32))


def nonsense(chance: random.Random) -> bytes:
    """Words of the five articles among what rules look for."""
    tokens = (
        chance.choice(TOKENS) + chance.choice(ADDED) if chance.random() < 0.6 else chance.choice(WORDS) + " "
        for _ in range(chance.randint(1, 80))
    )
    return "".join(tokens).encode()


def repeated(chance: random.Random) -> bytes:
    """One to three pieces over and over: what a rule goes through again and again shows here."""
    pieces = "".join(chance.choice(TOKENS) + chance.choice(ADDED) for _ in range(chance.randint(1, 3)))
    return (pieces * (LONG // len(pieces) + 1))[: chance.choice((LONG // 100, LONG // 10, LONG))].encode()


def mixed(chance: random.Random) -> bytes:
    """A file of one format with a piece of another in it."""
    one, other = (SEEDS[chance.choice(list(SEEDS))] for _ in range(2))
    at, of = chance.randrange(len(one)), chance.randrange(len(other))
    return one[:at] + other[of : of + chance.choice((10, 1000, 100_000))] + one[at:]


def article(chance: random.Random) -> bytes:
    return changed(chance.choice(ARTICLES).encode(), chance.randrange(2**32))


MADE: dict[str, Callable[[random.Random], bytes]] = {
    **{name: damaged(name) for name in SEEDS},
    "txt": article,
    "md": nonsense,
    "repeated": repeated,
    "mixed": mixed,
}


def bytes_of(file: File) -> bytes:
    return MADE[file.kind](random.Random(f"{file.kind}-{file.seed}"))  # noqa: S311


def tried(file: File) -> tuple[File, str, str, float]:
    """The file, "read" or "refused", what is wrong (or nothing), and the seconds of processor time it took."""
    raw, began = bytes_of(file), time.process_time()
    outcome, fault = "read", ""
    try:
        fault = fault_of(read_article(raw, VOCABULARY, f"needles.{file.kind}"))
    except Refused as refusal:
        outcome, fault = "refused", "" if str(refusal).strip() else "it is refused without a word"
    except Exception as error:
        outcome, fault = "broke", f"{type(error).__name__}: {error}"
    return file, outcome, fault, time.process_time() - began


def pace() -> float:
    """Seconds of processor time that LONG characters of the five articles take."""
    began = time.process_time()
    for article in ARTICLES:
        read_article(article.encode(), VOCABULARY, "needles.txt")
    return (time.process_time() - began) * LONG / sum(map(len, ARTICLES))


def files(number: int) -> Iterator[File]:
    return (File(kind, seed) for seed in range(number) for kind in MADE)


def main(quick: bool = False) -> int:
    figures, outcomes = Figures(), Counter[str]()
    slowest, name, told_to_end = 0.0, "", list[int]()
    began_at = statistics.median(pace() for _ in range(5))
    with ProcessPoolExecutor() as workers:
        signal.signal(signal.SIGTERM, lambda number, _: told_to_end.append(number))  # What was tried by then is told.
        for file, outcome, fault, seconds in workers.map(tried, files(QUICK if quick else FILES), chunksize=11):
            outcomes[outcome] += 1
            if fault or seconds > LONGEST * began_at:
                figures.fault(f"{file.kind} {file.seed}: {fault or f'{seconds:.1f} s'}")
            if seconds > slowest:
                slowest, name = seconds, f"{file.kind} {file.seed}"
            if told_to_end:
                workers.shutdown(wait=False, cancel_futures=True)
                break
    figures.tell("files in all", f"{outcomes.total():,} of {len(MADE) * (QUICK if quick else FILES):,} that were meant")
    figures.tell("as many of each of", ", ".join(MADE))
    for outcome, number in sorted(outcomes.items()):
        figures.tell(outcome, f"{number:,}")
    figures.tell(f"{LONG:,} characters of the five articles, seconds of processor time", f"{began_at:.2f}")
    figures.tell("slowest, seconds of processor time", f"{slowest:.2f} ({name})")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main(is_quick()))
