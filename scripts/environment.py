"""The project's own virtual environment in ``.venv``, set up from the lock files.

Runs with the standard library alone and is written so that even an old Python can parse it:
the first thing a newcomer with a too old Python must see is a sentence, not a syntax error.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
OLDEST = (3, 11)
LOCKS = {"run": "run.lock", "test": "test.lock"}


class SetupError(Exception):
    """The environment could not be set up; the text is for the person at the keyboard."""


def python():
    """Path of the environment's interpreter, on Windows as well."""
    if os.name == "nt":
        return FOLDER / "Scripts" / "python.exe"
    return FOLDER / "bin" / "python"


def command(name):
    """Path of a command installed in the environment."""
    suffix = ".exe" if os.name == "nt" else ""
    return python().parent / (name + suffix)


def fingerprint(scope):
    """What the environment depends on: the lock, the project's metadata, the place, the Python."""
    digest = hashlib.sha256()
    digest.update(repr((str(ROOT), sys.version_info[:3], sys.prefix)).encode("utf-8"))
    for path in (ROOT / "requirements" / LOCKS[scope], ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_ready(scope):
    """Whether the environment for this scope, or one that includes it, is already there."""
    scopes = ("run", "test") if scope == "run" else ("test",)
    return python().exists() and any(
        stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(name)
        for name, stamp in ((name, FOLDER / (name + ".stamp")) for name in scopes)
    )


def ensure(scope, say=print):
    """Make the environment for ``run`` or ``test``; return True when something had to be done.

    Raises SetupError with one sentence when Python is too old or a step fails.
    """
    if sys.version_info < OLDEST:
        raise SetupError(
            "Python %d.%d terlalu lama; pasang Python %d.%d atau lebih baru, lalu ulangi."
            % (sys.version_info[:2] + OLDEST)
        )
    if is_ready(scope):
        return False
    for stamp in FOLDER.glob("*.stamp"):
        stamp.unlink()
    say("Menyiapkan lingkungan Python di .venv (sekali saja, beberapa menit) …")
    if not runs_here():
        make_environment()
    lock = ROOT / "requirements" / LOCKS[scope]
    pip("Unduhan paket gagal", "install", "--require-hashes", "-r", str(lock))
    pip(
        "Pemasangan proyek ini gagal",
        *("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT)),
    )
    (FOLDER / (scope + ".stamp")).write_text(fingerprint(scope), encoding="utf-8")
    return True


def runs_here():
    """Whether the interpreter in ``.venv`` starts and is of this very version and place."""
    if not python().exists():
        return False
    code = "import sys; print(sys.version_info[:3], sys.base_prefix)"
    answer = subprocess.run(
        [str(python()), "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    expected = "%s %s" % (tuple(sys.version_info[:3]), sys.base_prefix)
    return answer.stdout.decode("utf-8", "replace").strip() == expected


def make_environment():
    """Create ``.venv`` anew with pip in it."""
    try:
        venv.EnvBuilder(clear=FOLDER.exists(), with_pip=True).create(str(FOLDER))
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetupError(
            "Lingkungan Python di .venv tidak dapat dibuat (%s); pasang paket 'venv' dan 'pip' "
            "untuk Python Anda (di Debian atau Ubuntu: python3-venv), lalu ulangi." % error
        ) from error


def pip(failure, *arguments):
    """Run pip in the environment; on failure show the end of what it said."""
    answer = subprocess.run(
        [str(python()), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if answer.returncode:
        said = answer.stdout.decode("utf-8", "replace").strip().splitlines()[-6:]
        raise SetupError(
            "%s; periksa sambungan internet dan ruang disk, lalu jalankan lagi perintah yang sama. "
            "Kata pip:\n  %s" % (failure, "\n  ".join(said))
        )


def prepare_output():
    """Let Indonesian text reach any terminal: UTF-8, and never a crash over a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)


def child_environment():
    """The process environment for commands that print Indonesian text."""
    return dict(os.environ, PYTHONUTF8="1", PYTHONIOENCODING="utf-8:replace")
