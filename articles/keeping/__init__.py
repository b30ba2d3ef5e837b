"""Backups for operators: the whole database in one file, and back again.

One file for each database that the site runs on, the files of backups, and what a backup must be to be restored.
"""

from .back_up import back_up, database_name
from .ending import ended_in_order
from .files import CannotKeep, make_folder
from .restore import remove_older, restore
from .scratch import restored_apart

__all__ = [
    "CannotKeep",
    "back_up",
    "database_name",
    "ended_in_order",
    "make_folder",
    "remove_older",
    "restore",
    "restored_apart",
]
