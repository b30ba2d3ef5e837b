"""Send what waits by mail: `manage.py send_digest`, for a timer to call once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.actions import mail_is_on, send_digests


class Command(BaseCommand):
    help = "Send each account what waits for it, in one mail; exit 1 if one could not be sent: it waits."

    def handle(self, *args: Any, **options: Any) -> None:
        if not mail_is_on():
            self.stdout.write("No mail is sent: EMAIL_URL is not set.")
            return
        sent, failed = send_digests()
        if sent:
            self.stdout.write(self.style.SUCCESS(f"{sent} mails sent"))
        if failed:
            self.stderr.write(self.style.ERROR(f"{failed} mails not sent: see the log; they wait for the next time"))
            raise SystemExit(1)
