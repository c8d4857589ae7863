#!/bin/bash
# Runs once, when the database is made: a role for each service, owning its own schema and no other.
set -euo pipefail

service() {
  local role=$1 password=$2
  # The password goes in by standard input: arguments are there for every process to read.
  psql --quiet --set ON_ERROR_STOP=1 --username postgres --dbname gate \
    --set role="$role" --file - <<SQL
\\set password '${password//\'/\'\'}'
create role :"role" login password :'password';
create schema :"role" authorization :"role";
grant connect on database gate to :"role";
alter role :"role" set search_path = :"role";
SQL
}

psql --quiet --set ON_ERROR_STOP=1 --username postgres --dbname gate <<'SQL'
revoke all on database gate from public;
revoke all on schema public from public;
SQL
service ingest "$GATE_INGEST_DB_PASSWORD"
service clearance "$GATE_CLEARANCE_DB_PASSWORD"
service stats "$GATE_STATS_DB_PASSWORD"
