#!/bin/sh
# Any CI that runs a shell: an environment of its own, the report in the log, and JUnit for the CI's page of tests.
# Usage: sh plain-ci.sh [OPTIONS] [PATHS]. Exits as sourcecheck does: 1 findings, 2 something could not be checked.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
# Isolated, so that no module of the checked repository is taken for one of Python's.
python3 -I -m venv "$folder/environment"
"$folder/environment/bin/python" -I -m pip install --quiet "${SOURCECHECK:-sourcecheck}"
"$folder/environment/bin/sourcecheck" check --format text --format junit=sourcecheck-junit.xml "$@"
