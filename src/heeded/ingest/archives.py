"""A ZIP in, its members out, one by one in memory and within limits: an archive is hostile until it has been measured.

Nothing is ever unpacked to the disk. Declared sizes are measured before anything is read; a member is read up to its
declared size and no further, and only in packings that can be stopped there.
"""

import stat
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import IO

from heeded.errors import IngestError

__all__ = ["MOST_BYTES", "fault_of", "open_archive", "read_member"]

MOST_BYTES = 200 * 2**20
"""The largest file that is read, packed or not."""
MOST_TOTAL = 2 * 2**30
"""What all members of one archive may come to."""
MOST_MEMBERS = 5000
MOST_RATIO = 200
"""How many times larger than packed a member may be: text reaches 10 to 30, a bomb 1,000."""
SMALL = 2**20
"""Below this size the ratio does not matter."""
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What all programs write; zipfile unpacks the others a whole block at a time, however large the block becomes."""
DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError)
"""What zipfile raises for damaged archives and members."""
DIRECTORY_BYTES = MOST_MEMBERS * 600
END_RECORD, END_RECORD_64 = b"PK\x05\x06", b"PK\x06\x06"


def open_archive(source: Path | bytes) -> zipfile.ZipFile:
    """An open archive whose directory and declared sizes are within the limits.

    Raises IngestError where it is damaged, has too many members or would grow too large.
    """
    file: IO[bytes] = BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    try:
        if _directory_size(file) > DIRECTORY_BYTES:
            raise IngestError(f"the archive holds more than {MOST_MEMBERS} files: unpack it and give the folder")
        archive = zipfile.ZipFile(file)
    except DAMAGES as error:
        file.close()
        raise IngestError(f"the archive is damaged or cut off ({error}): get it again from its source") from error
    except IngestError:
        file.close()
        raise
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        archive.close()
        raise IngestError(f"the archive holds more than {MOST_MEMBERS} files: unpack it and give the folder")
    if sum(member.file_size for member in members) > MOST_TOTAL:
        archive.close()
        raise IngestError(
            f"the archive would unpack to more than {MOST_TOTAL // 2**30} GB: unpack it yourself if you trust it,"
            " and give the folder"
        )
    return archive


def fault_of(member: zipfile.ZipInfo) -> str | None:
    """Why this member is not read, as a sentence; None where nothing speaks against it."""
    name = member.filename
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return "its name leads out of the archive: it is not read; unpack it with care and give the file itself"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "it is a link to another file, not a document: give that file itself"
    if member.flag_bits & 1:
        return "it is locked with a password: unpack it and give the file itself"
    if member.compress_type not in PACKINGS:
        return "it is packed in a way that few programs use: pack it anew as an ordinary ZIP, or give the file itself"
    if member.file_size > MOST_BYTES:
        return f"it is larger than {MOST_BYTES // 2**20} MB: split it and read the parts"
    if member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size):
        return f"it would grow to over {MOST_RATIO} times its packed size, as a ZIP bomb does: it is not unpacked"
    return None


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of one member. Raises IngestError where it has a fault or is damaged."""
    fault = fault_of(member)
    if fault:
        raise IngestError(f"{member.filename}: {fault}")
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
        if len(data) == member.file_size:
            return data
        error: Exception = EOFError("it is not of the length that the archive states")
    except DAMAGES as raised:
        error = raised
    raise IngestError(f"{member.filename} in the archive is damaged ({error}): get it again") from error


def _directory_size(file: IO[bytes]) -> int:
    """The length that the archive states for its directory, before anything of it is read; 0 where it states none."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 2**16 - 200))
    tail = file.read()
    file.seek(0)
    at, at_64 = tail.rfind(END_RECORD), tail.rfind(END_RECORD_64)
    stated = int(struct.unpack_from("<I", tail, at + 12)[0]) if 0 <= at <= len(tail) - 22 else 0
    stated_64 = int(struct.unpack_from("<Q", tail, at_64 + 40)[0]) if 0 <= at_64 <= len(tail) - 56 else 0
    return max(stated if stated != 0xFFFFFFFF else 0, stated_64)
