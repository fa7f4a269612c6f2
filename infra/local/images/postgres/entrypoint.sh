#!/usr/bin/env bash
# First start: a cluster with POSTGRES_PASSWORD. Every start: the server as user postgres, with the given arguments.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres /var/lib/postgresql
  chmod 700 "$PGDATA"
  install -m 600 -o postgres /dev/null /tmp/password
  printf '%s' "${POSTGRES_PASSWORD:?set a password}" > /tmp/password
  setpriv --reuid postgres --regid postgres --init-groups initdb -D "$PGDATA" -U postgres -E UTF8 --locale=C.UTF-8 \
    --auth=scram-sha-256 --pwfile=/tmp/password > /dev/null
  rm /tmp/password
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
fi
exec setpriv --reuid postgres --regid postgres --init-groups "$@" -D "$PGDATA"
