#!/usr/bin/env bash
# Chapter 00 in a real browser, as a learner meets it: `make browser`. What is tested: run.mjs.
# Screenshots go to build/browser/.
set -euo pipefail
cd "$(dirname "$0")"

bash install.sh
CHROMIUM=$(command -v chromium) PYTHON=${PYTHON:-../../.venv/bin/python} exec node run.mjs
