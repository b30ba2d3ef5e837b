"""What one page costs Django in processor time when nothing is kept: `python cpu.py ADDRESS …`, where the code is.

Prints by address milliseconds and the bytes that are sent, as JSON. It stands alone, so that it measures an older
commit too.
"""

import json
import sys
import time
from pathlib import Path

TIMES = 15


def main(addresses: list[str]) -> None:
    sys.path.insert(0, str(Path.cwd()))
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    host = settings.ALLOWED_HOSTS[0]
    client = Client()
    print(json.dumps({address: _spent(client, address, host) for address in addresses}))


def _spent(client: object, address: str, host: str) -> dict[str, float]:
    """The least of some times, for whatever else the machine does only adds to it; and what it weighs."""
    found = []
    for _ in range(TIMES):
        began = time.process_time()
        answer = client.get(address, headers={"accept-encoding": "br", "host": host})  # type: ignore[attr-defined]
        found.append((time.process_time() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    return {"ms": min(found), "bytes": len(answer.content)}


if __name__ == "__main__":
    main(sys.argv[1:])
