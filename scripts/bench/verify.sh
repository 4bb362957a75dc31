# shellcheck shell=bash
# ./phusa verify over captured events, with the memory that it holds: [EVENTS (100000)]

run_bench_class vn.phusa.bench.VerifyBench "$@"
