# shellcheck shell=bash
# kill -9 of the platform and its database under write load, and in the middle of imports: [ROUNDS (100; 0: imports only) [SEED]]

run_bench_class vn.phusa.bench.CrashBench "$(mktemp -d)/data" "$@"
