# sourcecheck and git, nothing else to run: docker run --rm --volume "$PWD:/work:ro" IMAGE check
# The versions and hashes are those of uv.lock.
FROM python:3.14.6-slim-trixie@sha256:b877e50bd90de10af8d82c57a022fc2e0dc731c5320d762a27986facfc3355c1 AS build
COPY --from=ghcr.io/astral-sh/uv:0.13.0@sha256:cdc6093146eb3ff6a40107b38f008b789e050e77ad87865e381d9917da55a168 /uv /bin/uv
WORKDIR /source
COPY pyproject.toml uv.lock hatch_build.py README.md LICENSE ./
COPY src src
COPY rules rules
ENV UV_PROJECT_ENVIRONMENT=/opt/sourcecheck UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
RUN uv sync --frozen --no-dev --no-editable --compile-bytecode

FROM python:3.14.6-slim-trixie@sha256:b877e50bd90de10af8d82c57a022fc2e0dc731c5320d762a27986facfc3355c1
LABEL org.opencontainers.image.title="sourcecheck" \
      org.opencontainers.image.description="A linter for the credibility and quality of articles" \
      org.opencontainers.image.licenses="MIT"
# Git says which files of a folder count, and which lines changed. Its packages are those of the image's Debian.
# A mounted repository belongs to somebody else, whom git would not trust; sourcecheck lets it start no program.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git \
 && rm -rf /var/lib/apt/lists/* \
 && git config --system --add safe.directory '*' \
 && useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin sourcecheck
COPY --from=build /opt/sourcecheck /opt/sourcecheck
ENV PATH=/opt/sourcecheck/bin:$PATH PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp
USER 10001:10001
WORKDIR /work
ENTRYPOINT ["sourcecheck"]
CMD ["--help"]
