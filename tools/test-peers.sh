#!/usr/bin/env bash
# The feature tests on a real PostgreSQL server. Nothing of it is kept, so it need not wait for the disk.
set -euo pipefail
PISTE_TEST_SETTINGS='-c fsync=off' exec "$(dirname "$0")/with-postgres.sh" npx vitest run --project features "$@"
