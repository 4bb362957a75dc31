# shellcheck shell=bash
# EPCIS capture over HTTP beside a plain COPY of the same rows; --quick, --large (one document of a gigabyte in 512 MiB)

run_bench_class vn.phusa.bench.CaptureBench "$(mktemp -d)/data" "$@"
