#!/bin/sh
# Runs once, when the volume is new: roles, schemas and grants, with the passwords from the secrets.
set -eu
{
  for role in smd_owner smd bss_owner bss cloudinit_owner cloudinit auth_owner auth chamicore_backup chamicore_monitor; do
    printf "\\\\o /dev/null\nselect set_config('chamicore.password_%s', '%s', false);\n\\\\o\n" "$role" "$(cat "/run/secrets/db-$role")"
  done
  cat /bootstrap/bootstrap.sql
} | psql -qX -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB"
