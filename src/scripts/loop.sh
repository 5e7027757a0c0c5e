# Sourced by ./dev: the fast loop (plain javac into target/loop, no Maven, no checkers) and the formatter.
# shellcheck shell=bash

loop=target/loop

# All jars of main and tests, asked of Maven once per pom.xml.
loop_jars() {
    if newer_than "$loop/jars" pom.xml; then
        mkdir -p "$loop"
        maven -q dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$loop/jars.new" >&2 ||
            fail "could not resolve the test class path; see above."
        mv "$loop/jars.new" "$loop/jars"
    fi
    cat "$loop/jars"
}

# loop_javac FROM CLASSES CLASSPATH: all sources at once, so that no class is ever stale.
loop_javac() {
    rm -rf "$2"
    mkdir -p "$2"
    find "$1" -name '*.java' >"$2.sources"
    "$JDK/bin/javac" -J-XX:+UseSerialGC -J-XX:TieredStopAtLevel=1 --release "$JAVA_RELEASE" -proc:none -nowarn -g \
        -d "$2" -cp "$3" "@$2.sources" || fail "does not compile."
}

loop_compile() {
    local jars
    jars=$(loop_jars)
    if newer_than "$loop/main.stamp" src/main/java pom.xml; then
        rm -f "$loop"/*.stamp
        touch "$loop/began"
        loop_javac src/main/java "$loop/classes" "$jars"
        mv "$loop/began" "$loop/main.stamp"
    fi
    if newer_than "$loop/test.stamp" src/test/java; then
        touch "$loop/began"
        loop_javac src/test/java "$loop/test-classes" "$loop/classes:$jars"
        mv "$loop/began" "$loop/test.stamp"
    fi
}

# loop_run CLASS ARGUMENTS...: a main class of the test sources, in place of this shell.
loop_run() {
    loop_compile
    local path
    path=$loop/classes:src/main/resources:$loop/test-classes:src/test/resources:$(cat "$loop/jars")
    # Names of files are UTF-8, also where the machine's locale is plain ASCII.
    [ "$(locale charmap 2>/dev/null || true)" = UTF-8 ] || export LC_ALL=C.UTF-8
    # shellcheck disable=SC2086 # several flags in one variable
    exec "$JDK/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -XX:+UseCompactObjectHeaders ${TIDINGS_JAVA_OPTS:-} -cp "$path" "$@"
}

# loop_test NAME...: Name, Na*me, Name#method.
loop_test() {
    local name file selected=()
    [ -t 1 ] || selected+=(--disable-ansi-colors)
    for name in "$@"; do
        file=$(find src/test/java -name "${name%%#*}.java")
        [ -n "$file" ] || fail "there is no test class ${name%%#*}."
        while IFS= read -r file; do
            file=${file#src/test/java/}
            file=${file%.java}
            case $name in
                *'#'*) selected+=("--select-method=${file//\//.}#${name#*#}") ;;
                *) selected+=("--select-class=${file//\//.}") ;;
            esac
        done <<<"$file"
    done
    loop_run org.junit.platform.console.ConsoleLauncher execute --disable-banner --details=tree --fail-if-no-tests \
        "${selected[@]}"
}

# run_format [--check]: palantir-java-format, in the JDK whose language it has to read.
run_format() {
    local jars=target/format.jars how=(-i) package packages=()
    case ${1:-} in
        --check) how=(--dry-run --set-exit-if-changed) ;;
        '') ;;
        *) fail "format takes --check or nothing." ;;
    esac
    find_jdk
    if newer_than "$jars" pom.xml; then
        mkdir -p target
        maven -q -P format dependency:build-classpath -Dmdep.outputFile="$jars.new" >&2 || fail "could not resolve the formatter."
        mv "$jars.new" "$jars"
    fi
    for package in api code file parser tree util; do
        packages+=("--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
    done
    find src -name '*.java' >target/format.sources
    "$JDK/bin/java" "${packages[@]}" -cp "$(cat "$jars")" com.palantir.javaformat.java.Main --palantir "${how[@]}" \
        @target/format.sources || fail "not formatted (or not readable: write 'var _' for an unnamed pattern): ./dev format"
}
