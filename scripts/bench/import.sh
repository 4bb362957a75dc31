# shellcheck shell=bash
# A co-operative's table of 5,000 rows, five times: read, checked and shown, recorded, taken back

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
mvn -q -Dquick -pl platform -am test -Dtest='EventImportsTest#aLargeTableIsCheckedRecordedAndTakenBack' \
  -Dsurefire.failIfNoSpecifiedTests=false -Dphusa.import-rows=4999 | grep '^import of'
