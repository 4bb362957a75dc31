# shellcheck shell=bash
# The public passport and a trace of 5,000 nodes on a middling phone with a slow network: ./bench passport [VISITS (30)]

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
run_bench_class vn.phusa.bench.PassportBench "${1:-30}"
