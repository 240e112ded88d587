"""Office files are zips: what is too large, hostile or something else is refused before anything of it is read."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

GROOTST = 5 * 1024 * 1024  # bytes of the file
UITGEPAKT = 60 * 1024 * 1024  # bytes of what is in it
DELEN = 500
BEVEILIGD = b"\xd0\xcf\x11\xe0"  # how Office packs a file with a password, and how .xls and .doc begin
OUD_OF_BEVEILIGD = (
    "Dit bestand heeft een wachtwoord, of is van het oude soort (.xls of .doc). Open het, haal het wachtwoord eraf en "
    "bewaar het als .xlsx of .docx."
)


def check_package(data: bytes, anders: str, fout: type[ValueError]) -> frozenset[str]:
    """The names of its parts. Raises `fout` for a file that is too large packed or unpacked, for XML that declares
    entities, and with the text `anders` for what is no Office file.
    """
    if len(data) > GROOTST:
        raise fout("Dit bestand is te groot: hoogstens 5 MB.")
    if data.startswith(BEVEILIGD):
        raise fout(OUD_OF_BEVEILIGD)
    try:
        with ZipFile(BytesIO(data)) as pak:
            if sum(deel.file_size for deel in pak.infolist()) > UITGEPAKT or len(pak.infolist()) > DELEN:
                raise fout("Dit bestand is uitgepakt te groot.")
            namen = frozenset(pak.namelist())
            if "[Content_Types].xml" not in namen or any(_declares(pak, deel.filename) for deel in pak.infolist()):
                raise fout(anders)
            return namen
    except (BadZipFile, OSError, NotImplementedError, RuntimeError) as oorzaak:  # RuntimeError: with a password
        raise fout(anders) from oorzaak


def _declares(pak: ZipFile, naam: str) -> bool:
    """Whether this part is XML that declares a document type, in any encoding of two bytes a character too."""
    if not naam.endswith((".xml", ".rels")):
        return False
    with pak.open(naam) as deel:
        return b"<!DOCTYPE" in deel.read(4096).replace(b"\0", b"")
