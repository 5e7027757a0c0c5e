package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// cadaver, the WebDAV shell, with its commands on standard input.
@Journey
class CadaverTest {
    @Test
    void aScriptOfAllItsCommandsSucceeds(Site site, @TempDir Path home) throws IOException {
        Files.writeString(home.resolve("local"), "from cadaver\n");
        Files.writeString(home.resolve(".netrc"), "machine localhost\nlogin alice\npassword " + Site.PASSWORD + "\n");
        String script = """
            mkcol cadaver
            cd cadaver
            put local one
            ls
            copy one two
            move two three
            mkcol sub
            copy one sub/
            propset one colour green
            propget one colour
            lock three
            discover three
            showlocks
            unlock three
            get sub/one back
            cat three
            rm one
            rmcol sub
            cd ..
            quit
            """;
        Tool.Outcome cadaver = Tool.run(
                Map.of("HOME", home.toString()),
                script,
                home,
                "cadaver",
                site.door().uri("/data/").toString());
        assertThat(cadaver.succeeded().out())
                .doesNotContain("failed")
                .doesNotContain("rror")
                .contains("green")
                .contains("from cadaver");
        assertThat(home.resolve("back")).hasContent("from cadaver\n");
        var alice = site.as("alice");
        alice.get("/data/cadaver/three").is(200);
        alice.get("/data/cadaver/one").is(404);
        alice.get("/data/cadaver/sub/one").is(404);
    }
}
