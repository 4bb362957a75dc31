# shellcheck shell=bash
# Seconds from ./run to the first page: first start, then the median of N further ones (5)

rounds=${1:-5}
build_platform
PHUSA_DATA=$(mktemp -d)
export PHUSA_DATA
trap 'rm -rf "$PHUSA_DATA"' EXIT
PHUSA_PORT=$(free_port)
export PHUSA_PORT
rm -f platform/target/app/*.aot*
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
echo "first start (creates and fills the database): $(start_once) ms"
times=()
for _ in $(seq "$rounds"); do
  times+=("$(start_once)")
done
mapfile -t sorted < <(printf '%s\n' "${times[@]}" | sort -n)
echo "further starts: ${times[*]} ms"
echo "median: ${sorted[$((rounds / 2))]} ms"
