# shellcheck shell=bash
# the parsers with Jazzer, guided by coverage: [SECONDS (60) each] [TARGET…]; nothing may be found

seconds=${1:-60}
shift || true
find_maven
say "Đang dựng…" "Building…"
folder=$PWD/platform/target/fuzz
mkdir -p "$folder"
mvn -B -q -Dquick -DskipTests -pl platform -am test-compile dependency:build-classpath \
  -Dmdep.outputFile="$folder/class-path.txt" -Dmdep.includeScope=test
mvn -B -q -f scripts/bench/jazzer/pom.xml dependency:build-classpath -Dmdep.outputFile="$folder/jazzer.txt"
path=platform/target/test-classes:platform/target/classes:libraries/epcis/target/test-classes:$(cat "$folder/class-path.txt")
java=("$JAVA_HOME/bin/java" -Xmx900m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -XX:+EnableDynamicAgentLoading)
entries=(vn.phusa.epcis.fuzz.JazzerEntry vn.phusa.traceability.web.InterfaceJazzerEntry)
findings=0
printf '%-16s %8s %12s %10s %9s\n' target seconds executions coverage findings
for entry in "${entries[@]}"; do
  seeds=$folder/seeds/$entry
  "${java[@]}" -cp "$path" "$entry" "$seeds"
  for target in $(if [ $# -gt 0 ]; then echo "$@"; else ls "$seeds"; fi); do
    [ -d "$seeds/$target" ] || continue
    mkdir -p "$folder/corpus/$target" "$folder/found/$target"
    log=$folder/$target.log
    corpus=("$folder/corpus/$target" "$seeds/$target")
    for kept in {libraries/epcis,platform}/src/test/corpus/"$target"; do
      [ ! -d "$kept" ] || corpus+=("$kept")
    done
    "${java[@]}" -cp "$(cat "$folder/jazzer.txt"):$path" com.code_intelligence.jazzer.Jazzer \
      --target_class="$entry" --target_args="$target" --instrumentation_includes='vn.phusa.**' \
      --custom_hook_includes='vn.phusa.**' --keep_going=10 --reproducer_path="$folder/found/$target" \
      -artifact_prefix="$folder/found/$target/" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=16384 \
      -print_final_stats=1 "${corpus[@]}" >"$log" 2>&1 || true
    found=$(grep -cE '^== Java Exception|^==[0-9]+== ?ERROR|Java Assertion' "$log" || true)
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
    if [ -z "$executions" ]; then
      found=$((found > 0 ? found : 1))
    fi
    findings=$((findings + found))
    printf '%-16s %8s %12s %10s %9s\n' "$target" "$seconds" "${executions:-?}" \
      "$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)" "$found"
  done
done
if [ $findings -gt 0 ]; then
  say "Có $findings phát hiện; xem platform/target/fuzz/found và các tệp .log." \
    "$findings findings; see platform/target/fuzz/found and the logs beside it."
  exit 1
fi
