# shellcheck shell=bash
# 32 users on 10,000 commitments with 1,000,000 rows of history: ./bench web [FOLDER [SECONDS (120) [USERS (32)]]]

run_bench_class vn.phusa.bench.WebBench "${1:-$(mktemp -d)/data}" "${@:2}"
