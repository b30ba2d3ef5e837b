#!/usr/bin/env python3
"""Django's command line."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "microneedle_site.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(
            "Django is not installed here: run `make run` once, then .venv/bin/python manage.py"
        ) from error
    from django.core.exceptions import ImproperlyConfigured

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        raise SystemExit(f"The site cannot start. {error}") from error
    except Exception as error:
        from microneedle_site.storable import why_not

        why = why_not(error)
        if why is None:
            raise
        raise SystemExit(f"It could not be done, for {why}. ({error})") from error


if __name__ == "__main__":
    main()
