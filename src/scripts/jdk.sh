# Sourced by ./tidings and ./dev: finds the JDK that compiles and runs Tidings.
# shellcheck shell=bash

JDK= # set by find_jdk
JAVA_RELEASE=25

# say SENTENCE: to the person, never into a program's output.
say() { printf '%s\n' "$*" >&2; }

# fail SENTENCE: the same, and the end.
fail() {
    say "${0##*/}: $*"
    exit 1
}

# One candidate home per line, likeliest first.
java_homes() {
    printf '%s\n' "${TIDINGS_JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JAVA_HOME:-}"
    local found
    if found=$(command -v java); then
        found=$(readlink -f "$found")
        printf '%s\n' "${found%/bin/java}"
    fi
    sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml" 2>/dev/null
    printf '%s\n' /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Sets JDK to the home of a JDK 25, or says what to do.
find_jdk() {
    local home
    while IFS= read -r home; do
        if [ -x "$home/bin/javac" ] && grep -q "^JAVA_VERSION=\"${JAVA_RELEASE}[.\"+-]" "$home/release" 2>/dev/null; then
            JDK=$home
            # Maven's toolchains plugin looks here too, so it finds what we found.
            export JAVA25_HOME=$home
            return
        fi
    done <<HOMES
$(java_homes)
HOMES
    fail "no JDK $JAVA_RELEASE found. Install one (Debian: a package such as openjdk-25-jdk or temurin-25-jdk)," \
        "or name its home: TIDINGS_JAVA_HOME=/path/to/jdk-25 $0"
}

# newer_than STAMP PATH...: is anything at or below the paths newer than the stamp, or the stamp missing?
newer_than() {
    local stamp=$1
    shift
    [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# maven ARGUMENTS...
maven() {
    command -v mvn >/dev/null || fail "Maven (mvn) is needed to build Tidings: install it (Debian: apt-get install maven)."
    mvn -B -ntp -Dstyle.color=never "$@"
}

# build_program: target/tidings.jar and target/lib, if a source is newer.
build_program() {
    if [ -e target/tidings.jar ]; then
        # Maven leaves a jar alone whose content is the same, so the stamp counts too.
        newer_than target/tidings.jar src/main pom.xml && newer_than target/.built src/main pom.xml || return 0
    fi
    say "Building Tidings (the first time takes a minute or two) ..."
    mkdir -p target
    touch target/.building
    maven -q -Dmaven.test.skip=true package >&2 || fail "the build failed; see above."
    mv target/.building target/.built
}
