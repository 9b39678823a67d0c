# One image for web server, worker and beat; docker-compose.yml says which.
FROM node:24-bookworm-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements/base.txt requirements/demo.txt requirements/
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/demo.txt
COPY --from=assets /app/node_modules node_modules
COPY . .
ENV PYTHONPATH=/app/site:/app VAR=/app/var
RUN .venv/bin/python -m config.assets \
    && .venv/bin/python -m config.local.messages compile \
    && SECRET_KEY=build DATABASE_URL=dbname=none .venv/bin/python site/manage.py collectstatic \
        --no-input --verbosity 0 --settings config.settings.base \
    && rm -rf .venv node_modules \
    && python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/base.txt

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home naervaer
WORKDIR /app
COPY --from=build --chown=root:root /app /app
RUN mkdir -p /data && chown naervaer /data
ENV PATH=/app/.venv/bin:$PATH PYTHONPATH=/app/site:/app PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.base VAR=/data STATIC_ROOT=/app/var/static
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/static/website/favicon.svg'))"]
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--preload", "--access-logfile", "/dev/null"]
