# shellcheck shell=bash
# kill -9 of the platform and its database while documents are captured: [KILLS (200) [SEED]]

run_bench_class vn.phusa.bench.CaptureCrash "$(mktemp -d)/data" "$@"
