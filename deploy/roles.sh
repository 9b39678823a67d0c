#!/bin/sh
# The database's two roles: an owner that runs migrations, and a web role that owns nothing.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
    -v owner_password="$OWNER_PASSWORD" -v web_password="$WEB_PASSWORD" <<'SQL'
CREATE ROLE naervaer_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE naervaer_web LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'web_password';
-- A statement that fails must not carry an answer or a password into the log.
ALTER ROLE naervaer_web SET log_min_error_statement = panic;
ALTER ROLE naervaer_web SET log_error_verbosity = terse;
ALTER ROLE naervaer_web SET log_parameter_max_length_on_error = 0;
ALTER ROLE naervaer_web SET log_min_duration_statement = -1;
CREATE DATABASE naervaer OWNER naervaer_owner;
\connect naervaer
ALTER DEFAULT PRIVILEGES FOR ROLE naervaer_owner
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO naervaer_web;
ALTER DEFAULT PRIVILEGES FOR ROLE naervaer_owner GRANT USAGE ON SEQUENCES TO naervaer_web;
SQL
