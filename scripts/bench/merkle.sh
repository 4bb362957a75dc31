# shellcheck shell=bash
# Merkle tree: appends, proofs made and checked, checkpoints checked, per second

find_maven
mvn -B -q -Dquick -pl libraries/merkle test-compile
"$JAVA_HOME/bin/java" -cp libraries/merkle/target/classes:libraries/merkle/target/test-classes \
  vn.phusa.merkle.MerkleBenchmark "$@"
