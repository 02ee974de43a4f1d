# Woonnetwerk for a whole city hall, in a container of its own; compose.yaml puts a proxy before it.
FROM python:3.11-slim-bookworm

RUN useradd --system --uid 10001 --create-home woonnetwerk
WORKDIR /opt/woonnetwerk

# What others made changes seldom: this layer stays while the program changes.
COPY dashboard/access/requirements.lock ./requirements.lock
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock

COPY pyproject.toml README.md ./
COPY .streamlit .streamlit
COPY data data
COPY graph graph
COPY dashboard dashboard
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && .venv/bin/python -m compileall -q data graph dashboard \
    && install -d -o woonnetwerk -m 0700 /data

USER woonnetwerk
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
    CMD ["/opt/woonnetwerk/.venv/bin/python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/gereed', timeout=8)"]
ENTRYPOINT ["/opt/woonnetwerk/.venv/bin/woonnetwerk", "--database", "/data/woonnetwerk.duckdb"]
CMD ["run", "--help"]
