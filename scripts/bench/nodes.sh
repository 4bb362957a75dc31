# shellcheck shell=bash
# Two platforms on one PostgreSQL under write load, one killed in between: work done twice, sessions, search: [SECONDS (60)]

run_bench_class vn.phusa.bench.NodesBench "$(mktemp -d)" "$@"
