"""First command of the README: set up, check the cases, build the site, say where it is."""

import subprocess
import sys
import time

import environment

NEXT = """
Situs siap. Buka berkas ini di peramban, langsung dari disk:
  {page}

Tiga hal untuk dicoba sesudah ini:
  1. {kb} serve        melihat situs sambil menyunting; halaman memuat ulang sendiri
  2. {kb} check        memeriksa berkas di folder cases/ dan menunjukkan letak kesalahan
  3. sunting cases/bojonegoro.yaml, lalu {kb} build
"""


def main():
    """Run the steps; return the exit code."""
    environment.prepare_output()
    began = time.perf_counter()
    try:
        fresh = environment.ensure("run")
    except environment.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        "Lingkungan Python %s (%.1f detik)."
        % ("disiapkan di .venv" if fresh else "sudah siap", time.perf_counter() - began)
    )
    kb = environment.command("kb")
    for step in ("check", "build"):
        code = subprocess.run(
            [str(kb), step],
            cwd=str(environment.ROOT),
            env=environment.child_environment(),
            check=False,
        ).returncode
        if code:
            return code
    shown = kb.relative_to(environment.ROOT)
    print(NEXT.format(page=environment.ROOT / "_build" / "site" / "index.html", kb=shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
