"""The public site as plain files, for any host that serves files: `manage.py export_site`."""

from .as_files import AS_FILES, AsFiles
from .folder import NotExported, Written, write
from .public_site import NotReadable, public_site

__all__ = ["AS_FILES", "AsFiles", "NotExported", "NotReadable", "Written", "public_site", "write"]
