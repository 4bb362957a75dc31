# shellcheck shell=bash
# kill -9 of the platform and its database at random moments under write load: ./bench crash [ROUNDS (100) [SEED]]

run_bench_class vn.phusa.bench.CrashBench "$(mktemp -d)/data" "$@"
