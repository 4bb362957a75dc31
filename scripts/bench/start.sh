# shellcheck shell=bash
# Seconds from ./run to the first page: first start, then the median of N further ones (5)

rounds=${1:-5}
build_platform
PHUSA_DATA=$(mktemp -d)
export PHUSA_DATA
trap 'rm -rf "$PHUSA_DATA"' EXIT
PHUSA_PORT=$(free_port)
export PHUSA_PORT
rm -f platform/target/app/*.aot

# start_once: prints the milliseconds until the first page has been answered, and stops the platform again.
start_once() {
  local begin end platform
  begin=$(date +%s%N)
  ./run >"$PHUSA_DATA.log" 2>&1 &
  platform=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$PHUSA_PORT/"; do
    if ! kill -0 "$platform" 2>/dev/null; then
      cat "$PHUSA_DATA.log" >&2
      fail "Không khởi động được." "The platform did not start."
    fi
    sleep 0.02
  done
  end=$(date +%s%N)
  echo $(((end - begin) / 1000000))
  # Stopped as an operator stops it: after it has said that it is ready.
  sleep 2
  kill -TERM "$platform"
  wait "$platform" || true
}

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
echo "first start (creates and fills the database): $(start_once) ms"
times=()
for _ in $(seq "$rounds"); do
  times+=("$(start_once)")
done
mapfile -t sorted < <(printf '%s\n' "${times[@]}" | sort -n)
echo "further starts: ${times[*]} ms"
echo "median: ${sorted[$((rounds / 2))]} ms"
