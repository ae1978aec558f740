"""Second command of the README: set up and run the whole test suite.

Arguments go on to pytest: ``python3 scripts/test.py tests/reading -k comma`` runs a part,
and then the linters are left out.
"""

import subprocess
import sys

import environment

CHECKS = (
    ("ruff", ("ruff", "check", ".")),
    ("ruff format", ("ruff", "format", "--check", ".")),
    ("mypy --strict", ("mypy",)),
    ("skema JSON", ("kb_builder", "schema", "--check")),
    ("berkas kasus", ("kb_builder", "check")),
)


def run(module, *arguments):
    """Run a module of the environment from the project's root; return its exit code."""
    return subprocess.run(
        [str(environment.python()), "-m", module, *arguments],
        cwd=str(environment.ROOT),
        env=environment.child_environment(),
        check=False,
    ).returncode


def main(arguments):
    """Run the checks and the tests; return the exit code."""
    environment.prepare_output()
    try:
        environment.ensure("test")
    except environment.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    failed = []
    for name, (module, *rest) in () if arguments else CHECKS:
        print("== " + name)
        if run(module, *rest):
            failed.append(name)
    print("== pytest")
    # File by file, in the order of tests/conftest.py: it begins with what takes longest.
    spread = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    if run("pytest", *(arguments or [*spread, "-rs"])):
        failed.append("pytest")
    if failed:
        print("Gagal: " + ", ".join(failed), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
