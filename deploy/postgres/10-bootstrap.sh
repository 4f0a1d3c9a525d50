#!/bin/sh
# Roles, schemas and grants, with the passwords from the secrets. Runs when the volume is new, and by hand whenever a password was
# changed: docker compose exec postgres /docker-entrypoint-initdb.d/10-bootstrap.sh
set -eu
{
  for role in smd_owner smd bss_owner bss cloudinit_owner cloudinit auth_owner auth chamicore_backup chamicore_monitor; do
    # psql reads the file itself, so that nothing in a password is taken for SQL or for the shell's.
    printf '\\set password `cat /run/secrets/db-%s`\n' "$role"
    printf "select set_config('chamicore.password_%s', :'password', false) \\\\g /dev/null\n" "$role"
  done
  cat /bootstrap/bootstrap.sql
} | psql -qX -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-chamicore}"
