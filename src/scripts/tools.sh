# Sourced by ./dev: the programs, not ours, that the tests use. As root on Debian they are installed, else named.
# shellcheck shell=bash

TEST_TOOLS=(
    curl jq                                                             # journeys by hand
    litmus rclone davix cadaver                                         # WebDAV clients and the WebDAV suite
    gfal2-util-scripts python3-gfal2 python3-gfal2-util                 # the grid's client, and what it needs
    gfal2-plugin-http gfal2-plugin-file
    chromium openssl                                                    # a browser, and certificates for it and others
    python3-pymacaroons libmacaroons0                                   # macaroons in the hands of others
    aria2                                                               # a download program that reads metalinks
    xrootd-server xrootd-plugins xrootd-server-plugins                  # a site of another make, for third-party copies
    xrootd-scitokens-plugins
    kcat                                                                # a consumer of Kafka's
    faketime                                                            # a clock that is set back
    nginx-light libnginx-mod-http-dav-ext libnginx-mod-nchan            # the peer in ./dev bench
)

# Prints the packages that are missing, one a line.
missing_test_tools() {
    local tool
    for tool in "${TEST_TOOLS[@]}"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$tool" 2>/dev/null)" = installed ] || printf '%s\n' "$tool"
    done
}

need_test_tools() {
    command -v dpkg-query >/dev/null ||
        fail "the tests use programs as Debian packages them, and this is not Debian: ${TEST_TOOLS[*]}"
    local missing
    missing=$(missing_test_tools | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    [ "$(id -u)" -eq 0 ] || fail "missing test tools; as root: apt-get install --no-install-recommends $missing"
    say "Installing test tools: $missing"
    install_quietly "$missing" || fail "could not install the test tools; see above."
}

# apt-get, with the packages' own daemons (nginx) kept from starting.
install_quietly() {
    local gate=/usr/sbin/policy-rc.d ours='' result=0
    if [ ! -e "$gate" ]; then
        ours=yes
        printf '#!/bin/sh\nexit 101\n' >"$gate"
        chmod +x "$gate"
    fi
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # one package per word
    { apt-get -qq update && apt-get -qq -y install --no-install-recommends $1; } >&2 </dev/null || result=$?
    [ -z "$ours" ] || rm -f "$gate"
    return "$result"
}
