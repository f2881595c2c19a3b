#!/usr/bin/env bash
# The feature tests on a real PostgreSQL server: one's own cluster, in a temporary folder, on a free port of the loopback.
set -euo pipefail
bin=$(dirname "$(readlink -f "$(command -v initdb || ls /usr/lib/postgresql/*/bin/initdb | tail -1)")")
folder=$(mktemp -d)
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
as=()
if [ "$(id -u)" = 0 ]; then
  id piste-test >/dev/null 2>&1 || useradd --system --no-create-home piste-test
  chown piste-test "$folder"
  as=(runuser -u piste-test --)
fi
stop() { (cd /; "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true); rm -rf "$folder"; }
trap stop EXIT
(cd / && "${as[@]}" "$bin/initdb" -D "$folder/data" -U piste --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null)
(cd / && "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200" start >/dev/null)
PISTE_TEST_DATABASE_URL="postgres://piste@127.0.0.1:$port/postgres" npx vitest run --project features "$@"
