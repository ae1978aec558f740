#!/usr/bin/env bash
# The locked packages and the command kb for the Python at hand. Nothing is cached: a run of a pull
# request could otherwise leave behind what a run of main then takes.
set -euo pipefail
cd "$(dirname "$0")/../.."
python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements/run.lock
python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --no-index -e .
