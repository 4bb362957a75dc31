# shellcheck shell=bash
# EPCIS queries: p50 and p95 of the first page by kind at 100,000 and 1,000,000 events; --full also at 10,000,000

run_bench_class vn.phusa.bench.QueryBench "$@"
