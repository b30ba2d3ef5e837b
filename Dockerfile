# The site in one image: `docker build -t microneedle .`, and deploy/compose.yaml starts it with PostgreSQL and Redis.
FROM python:3.11-slim

# What `manage.py backup` and `restore` call on PostgreSQL.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/microneedle
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY manage.py ./
COPY microneedle_site microneedle_site
COPY articles articles
COPY templates templates
COPY static static
COPY seeds seeds

RUN useradd --system --home-dir /srv/microneedle microneedle \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && rm -f var/secret_key \
    && mkdir /backups \
    && chown -R microneedle var /backups
USER microneedle
ENV DJANGO_SETTINGS_MODULE=microneedle_site.production PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "32", "--backpressure", "384", "--workers-kill-timeout", "20s", "--log-level", "warning", "microneedle_site.wsgi:application"]
