# shellcheck shell=bash
# EPCIS: hash beside the OpenEPCIS library, conversion, traces, durable capture beside COPY; --quick for fewer rounds

find_maven
mvn -B -q -Dquick -pl libraries/epcis test-compile dependency:build-classpath \
  -Dmdep.outputFile="$PWD/libraries/epcis/target/bench-class-path.txt" -Dmdep.includeScope=test
peer=libraries/epcis/target/openepcis-class-path.txt
if ! mvn -B -q -f scripts/bench/openepcis/pom.xml dependency:build-classpath -Dmdep.outputFile="$PWD/$peer"; then
  say "Không tải được thư viện OpenEPCIS; chỉ đo riêng thư viện này." \
    "The OpenEPCIS library could not be had; only this library is measured."
  : >"$peer"
fi
"$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC -XX:ActiveProcessorCount=1 -Dphusa.peer="$(cat "$peer")" \
  -cp "libraries/epcis/target/test-classes:libraries/epcis/target/classes:$(cat libraries/epcis/target/bench-class-path.txt)" \
  vn.phusa.epcis.TraceBenchmark "$@"
run_bench_class vn.phusa.bench.TracingBench
run_bench_class vn.phusa.bench.CaptureBench "$(mktemp -d)/data" "$@"
