# shellcheck shell=bash
# Ledger on a durable database: acts recorded and rows verified per second [ACTS] [ROWS OF THE BULK ACT]

find_maven
build_platform
mvn -B -q -Dquick -pl platform -am test-compile
"$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
  -cp "platform/target/test-classes:$(class_path)" vn.phusa.ledger.LedgerBenchmark "$@" | grep -v ' INFO '
