#!/usr/bin/env bash
# Install what the tests in this folder need: the browser and Node.js from Debian when they are
# missing (as root), and the npm packages of package-lock.json.
set -euo pipefail
cd "$(dirname "$0")"

need() {  # need COMMAND PACKAGE…: install Debian's packages unless the command is there
    local command=$1
    shift
    command -v "$command" >/dev/null && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "The browser test needs '$command'. Install it, on Debian with: apt-get install $*" >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need chromium chromium fonts-dejavu-core
need node nodejs npm
need npm npm

npm ci --no-audit --no-fund --loglevel=error
