#!/bin/sh
# The database's two roles: an owner that runs migrations, and a web role that owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
    -v owner_password="$OWNER_PASSWORD" -v web_password="$WEB_PASSWORD" <<'SQL'
CREATE ROLE naervaer_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE naervaer_web LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'web_password';
CREATE DATABASE naervaer OWNER naervaer_owner;
\connect naervaer
ALTER DEFAULT PRIVILEGES FOR ROLE naervaer_owner
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO naervaer_web;
ALTER DEFAULT PRIVILEGES FOR ROLE naervaer_owner GRANT USAGE ON SEQUENCES TO naervaer_web;
SQL
