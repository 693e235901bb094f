#!/bin/sh
# The demo: three commands over a copy of the sample vault, on the day it was written for.
set -eu
vaultkit=$1 vault=$2
VAULTKIT_TODAY=2026-11-23
export VAULTKIT_TODAY

show() {
	printf '\n$ vaultkit %s\n' "$*"
	"$vaultkit" --vault "$vault" "$@"
}

show status
show why tamsin
show next tamsin --no-edit
path=$("$vaultkit" --vault "$vault" next tamsin --print-path)
printf '\n'
cat "$path"
printf '\nOpen it: %s\n' "$path"
