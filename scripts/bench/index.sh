# shellcheck shell=bash
# The index engine: builds, leave-one-out, uncertainty and sensitivity, against itself without cache; a folder with ASEM_iData.csv as argument

find_maven
mvn -B -q -Dquick -pl libraries/composite test-compile dependency:build-classpath -Dmdep.outputFile=target/class-path.txt
"$JAVA_HOME/bin/java" -cp "libraries/composite/target/classes:libraries/composite/target/test-classes:$(cat libraries/composite/target/class-path.txt)" \
  vn.phusa.composite.CompositeBenchmark "$@"
