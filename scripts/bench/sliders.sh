# shellcheck shell=bash
# Milliseconds from a moved slider of the index to its answer, at the server and in Chromium: ./bench sliders [MOVES (200)]

build_platform
PHUSA_DATA=$(mktemp -d)
export PHUSA_DATA
PHUSA_PORT=$(free_port)
export PHUSA_PORT
PHUSA_AOT=off ./run --demo >"$PHUSA_DATA.log" 2>&1 &
platform=$!
trap 'kill -TERM "$platform" 2>/dev/null; wait "$platform" 2>/dev/null; rm -rf "$PHUSA_DATA" "$PHUSA_DATA.log"' EXIT
until curl -sf -o /dev/null "http://127.0.0.1:$PHUSA_PORT/index"; do
  if ! kill -0 "$platform" 2>/dev/null; then
    cat "$PHUSA_DATA.log" >&2
    fail "Không khởi động được." "The platform did not start."
  fi
  sleep 0.2
done
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
run_bench_class vn.phusa.bench.SliderBench "http://127.0.0.1:$PHUSA_PORT" "${1:-200}"
