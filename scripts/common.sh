# shellcheck shell=bash
# What ./run, ./test, ./bench and ./phusa share: the language of messages, the JDK, the build.

# speaks_english: whether the user's language is English.
speaks_english() {
  case "${PHUSA_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-vi}}}}" in
    en*) return 0 ;;
    *) return 1 ;;
  esac
}

# say VIETNAMESE ENGLISH: prints a message in the user's language on stderr.
say() {
  if speaks_english; then printf '%s\n' "$2" >&2; else printf '%s\n' "$1" >&2; fi
}

fail() {
  say "$1" "$2"
  exit 1
}

# jdk_version FOLDER: prints the major version of the JDK in that folder; nothing where there is none.
jdk_version() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# find_jdk: sets JAVA_HOME to a JDK 25 or newer: JAVA_HOME, then PATH, then the usual folders.
find_jdk() {
  local candidate found='' version on_path
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/java/* /usr/local/openjdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version=$(jdk_version "$candidate")
    if [ "${version:-0}" -ge 25 ]; then
      export JAVA_HOME=$candidate
      return
    elif [ -n "$version" ]; then
      found="$found $version ($candidate)"
    fi
  done
  fail "Cần JDK 25 trở lên; đã tìm trong JAVA_HOME, PATH và các thư mục quen thuộc, chỉ thấy:${found:- không có gì}.
Cài: apt-get install openjdk-25-jdk, hoặc tải Temurin 25 từ https://adoptium.net rồi đặt JAVA_HOME." \
    "A JDK 25 or newer is needed; JAVA_HOME, PATH and the usual folders hold only:${found:- nothing}.
Get one: apt-get install openjdk-25-jdk, or download Temurin 25 from https://adoptium.net and set JAVA_HOME."
}

find_maven() {
  command -v mvn >/dev/null || fail \
    "Cần Maven 3.8 trở lên (lệnh mvn). Cài: apt-get install maven." \
    "Maven 3.8 or newer (the command mvn) is needed. Get it: apt-get install maven."
}

# show_progress: reads Maven's output and shows where the build is, in one line on a terminal.
show_progress() {
  local terminal=0
  [ -t 2 ] && terminal=1
  awk -v terminal="$terminal" '
    function show(text) {
      if (terminal) printf "\r\033[K%s", text > "/dev/stderr"
      else if (text != last) print text > "/dev/stderr"
      last = text
    }
    /Downloaded from/ { downloads++; if (terminal || downloads % 100 == 0) show("  ↓ " downloads " " place) }
    /^\[INFO\] Building Phù Sa/ { $1 = $2 = ""; place = $0; sub(/^ +/, "", place); show("  " place) }
    END { if (terminal) printf "\r\033[K" > "/dev/stderr" }'
}

# build_platform: makes platform/target/app unless it is newer than every source.
build_platform() {
  local app=platform/target/app log
  if [ -e "$app/built" ] && [ -z "$(find pom.xml .mvn libraries/*/pom.xml libraries/*/src platform/pom.xml \
    platform/src docs/guide -newer "$app/built" -print -quit)" ]; then
    return
  fi
  find_maven
  say "Đang dựng chương trình (lần đầu mất vài phút)…" "Building (the first time takes some minutes)…"
  mkdir -p platform/target
  log=platform/target/build.log
  rm -rf "$app"
  if ! mvn -B -Dquick -DskipTests -Dmaven.test.skip=true -pl platform -am package 2>&1 | tee "$log" | show_progress; then
    grep -E '^\[ERROR\]' "$log" | head -20 >&2
    fail "Không dựng được; xem $log." "The build failed; see $log."
  fi
  settle_beans
}

# settle_beans: finishes platform/target/app: finds out at build time, once, which parts the program consists of and how they are put together, so that
# no start need look for them (Spring's ahead-of-time processing). The tests start without it.
settle_beans() {
  local app=platform/target/app out=platform/target/beans log=platform/target/beans.log path
  rm -rf "$out" "$app/beans.jar"
  path=$(class_path)
  if ! {
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -cp "$path" org.springframework.boot.SpringApplicationAotProcessor \
      vn.phusa.PhuSa "$out/sources" "$out/resources" "$out/classes" vn.phusa platform &&
      find "$out/sources" -name '*.java' >"$out/sources.txt" &&
      "$JAVA_HOME/bin/javac" -nowarn -proc:none -encoding UTF-8 -cp "$out/classes:$path" -d "$out/classes" \
        @"$out/sources.txt" &&
      "$JAVA_HOME/bin/jar" --create --no-compress --file "$app/beans.jar" -C "$out/classes" .
  } >"$log" 2>&1; then
    tail -20 "$log" >&2
    fail "Không dựng được; xem $log." "The build failed; see $log."
  fi
  touch "$app/built"
}

# class_path: the program and its libraries in a fixed order, which the start-up cache depends on.
class_path() {
  printf '%s' platform/target/app/phusa.jar
  [ ! -e platform/target/app/beans.jar ] || printf ':%s' platform/target/app/beans.jar
  printf ':%s' platform/target/app/lib/*.jar
}

# free_port: prints a TCP port that nobody listens on.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# first_page: whether the platform at PHUSA_PORT answers with its first page.
first_page() {
  local status
  (exec 3<>"/dev/tcp/127.0.0.1/$PHUSA_PORT" && printf 'GET / HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3 &&
    read -r status <&3 && [[ $status == HTTP/1.?\ [23]* ]]) 2>/dev/null
}

# start_once: starts the platform, prints the milliseconds until the first page has been answered, and stops it again. Its
# folder is PHUSA_DATA, its port PHUSA_PORT.
start_once() {
  local begin end platform
  begin=$(date +%s%N)
  ./run >"$PHUSA_DATA.log" 2>&1 &
  platform=$!
  until first_page; do
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

# run_bench_class CLASS ARGUMENT…: compiles the platform with its tests and runs a measuring program that stands among them.
# Everything goes into jars, so that the processes it starts may use the JDK's start-up cache.
run_bench_class() {
  local target=platform/target/bench path='' entry count=0
  find_maven
  say "Đang dựng…" "Building…"
  mkdir -p "$target"
  mvn -B -q -Dquick -DskipTests -pl platform -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$PWD/$target/class-path.txt" -Dmdep.includeScope=test
  while IFS= read -r entry; do
    if [ -d "$entry" ]; then
      count=$((count + 1))
      "$JAVA_HOME/bin/jar" --create --no-compress --file "$target/$count.jar" -C "$entry" .
      entry=$target/$count.jar
    fi
    path=$path${path:+:}$entry
  done < <(printf 'platform/target/test-classes\nplatform/target/classes\n' && tr ':' '\n' <"$target/class-path.txt")
  "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dlogback.configurationFile=cli-logback.xml -cp "$path" "$@"
}
