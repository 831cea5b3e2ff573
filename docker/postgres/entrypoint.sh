#!/usr/bin/env bash
# Creates the cluster the first time, then becomes the server.
#   POSTGRES_PASSWORD  the superuser's password, required the first time
#   POSTGRES_DB        a database to create, owned by the superuser
# Files /docker-entrypoint-initdb.d/*.sql then run in that database, in the order of their names.
set -euo pipefail

run_script() {
  psql -v ON_ERROR_STOP=1 --no-psqlrc -q -h /tmp -d "${POSTGRES_DB:-postgres}" -f "$1"
}

fill_cluster() {
  if [[ -n ${POSTGRES_DB:-} && $POSTGRES_DB != postgres ]]; then
    createdb -h /tmp "$POSTGRES_DB"
  fi
  local script
  for script in /docker-entrypoint-initdb.d/*.sql; do
    [[ -e $script ]] || continue
    echo "running $script"
    run_script "$script"
  done
}

create_cluster() {
  : "${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD, the password of the superuser postgres}"
  initdb --username=postgres --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust \
    --auth-host=scram-sha-256 --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") >/dev/null
  {
    echo 'host all all all scram-sha-256'
    echo 'host replication all all scram-sha-256'
  } >> "$PGDATA/pg_hba.conf"
  # Nobody can connect from outside before the scripts have run.
  pg_ctl -w -s start -o "-c config_file=/etc/beltline/postgresql.conf -c listen_addresses= -c unix_socket_directories=/tmp"
  fill_cluster
  pg_ctl -w -s stop -m fast
}

if [[ ${1:-} == postgres && ! -s $PGDATA/PG_VERSION ]]; then
  create_cluster
fi
exec "$@"
