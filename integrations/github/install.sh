#!/usr/bin/env bash
# The first step of the action: sourcecheck in an environment of its own, and where its Python is.
#
# Reads INPUT_VERSION, GITHUB_ACTION_PATH, RUNNER_TEMP; writes `python` to GITHUB_OUTPUT. Nothing that lies in the
# checked repository is run or read: programs start in RUNNER_TEMP, Python is isolated, uv heeds no configuration.
# Runs on bash 3.2 too, which macOS has.
set -euo pipefail

uv_version=0.13.9

fail() {
  # The words are ours but for the version, which has no line ends left in it.
  printf '::error title=sourcecheck::%s\n' "$1"
  exit 2
}

version=${INPUT_VERSION:-}
if [[ -n $version && ! $version =~ ^[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?$ ]]; then
  fail "version: expected a release such as 0.1.0, got '$(printf '%s' "$version" | tr -c '[:alnum:] ._-' '?')'"
fi

home=$RUNNER_TEMP/sourcecheck
mkdir -p "$home"
cd "$home"

if uv=$(command -v uv); then
  :
else
  python=$(command -v python3 || command -v python) ||
    fail "neither uv nor Python is on this runner; add a step with actions/setup-python before this one"
  "$python" -I -m venv "$home/uv" || fail "python3 cannot make environments; install uv, or Python with venv"
  for pip in "$home/uv/bin/python" "$home/uv/Scripts/python.exe"; do
    [[ ! -e $pip ]] || "$pip" -I -m pip install --quiet --disable-pip-version-check "uv==$uv_version"
  done
  for uv in "$home/uv/bin/uv" "$home/uv/Scripts/uv.exe"; do
    [[ ! -e $uv ]] || break
  done
fi

if [[ -n $version ]]; then
  rm -rf -- "$home/environment"
  "$uv" venv --no-config --quiet --python '>=3.11' "$home/environment"
  "$uv" pip install --no-config --quiet --python "$home/environment" "sourcecheck==$version"
else
  # The versions and hashes of uv.lock, which lies beside the action.
  UV_PROJECT_ENVIRONMENT=$home/environment \
    "$uv" sync --no-config --quiet --frozen --no-dev --no-editable --project "$GITHUB_ACTION_PATH"
fi

for python in "$home/environment/bin/python" "$home/environment/Scripts/python.exe"; do
  [[ ! -e $python ]] || printf 'python=%s\n' "$python" >>"$GITHUB_OUTPUT"
done
