# shellcheck shell=bash
# Precision, recall and F1 of reading commitments, by field with 95 % intervals; further labelled files as arguments

build_platform
exec "$JAVA_HOME/bin/java" -Xmx512m -cp "$(class_path)" vn.phusa.vietnamese.reading.evaluation.ExtractionBenchmark "$@"
