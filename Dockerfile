# Build: cgo for SQLite, a static binary at the end.
FROM golang:1.26-bookworm AS build
ARG VERSION=docker
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=1 go build -trimpath -tags sqlite_fts5,osusergo,netgo \
      -ldflags '-s -w -linkmode external -extldflags "-static" -X demarche/internal/cli.version='"$VERSION" -o /out/demarche . \
 && mkdir -p /out/data

# Run: nothing but the binary, as nobody.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/demarche /demarche
COPY --from=build --chown=nonroot:nonroot /out/data /data
USER nonroot
VOLUME /data
ENV DEMARCHE_DB=/data/demarche.db DEMARCHE_LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["/demarche", "health"]
ENTRYPOINT ["/demarche"]
CMD ["serve"]
