package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A script that needs nothing but Python's standard library: what a scientist writes first.
@Journey
class PythonTest {
    private static final String SCRIPT = """
        import json, sys, urllib.request
        door, api, user, password = sys.argv[1:]
        keys = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        keys.add_password(None, door, user, password)
        keys.add_password(None, api, user, password)
        http = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(keys))

        stream = http.open(api + "/api/v1/events/stream?path=/data/python", timeout=30)
        http.open(urllib.request.Request(door + "/data/python", method="MKCOL"), timeout=30)
        put = urllib.request.Request(door + "/data/python/a%20file", data=b"from python", method="PUT")
        print(http.open(put, timeout=30).status)
        print(http.open(door + "/data/python/a%20file", timeout=30).read().decode())
        for line in stream:
            if line.startswith(b"data:"):
                event = json.loads(line[5:])
                if event.get("type", "").endswith("file.created.v1"):
                    print(event["data"]["file"]["path"], event["data"]["file"]["size"])
                    break
        """;

    @Test
    void aScriptHearsOfItsOwnUpload(Site site) {
        Tool.Outcome python = Tool.run(
                "/usr/bin/python3",
                "-c",
                SCRIPT,
                site.door().uri("").toString(),
                site.api().uri("").toString(),
                "alice",
                Site.PASSWORD);
        assertThat(python.succeeded().out().lines()).containsExactly("201", "from python", "/data/python/a file 11");
    }
}
