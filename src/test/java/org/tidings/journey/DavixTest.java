package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// davix, CERN's client for file access over HTTP.
///
/// Its `--userlogin` is not sent to a server that asks for Basic (davix 0.8.4), so the field is given to it ready made.
@Journey
class DavixTest {
    @Test
    void aFileIsPutListedMovedReadAndRemoved(Site site, @TempDir Path local) throws IOException {
        Path file = local.resolve("file");
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        Files.write(file, bytes);
        String directory = url(site, "/data/davix");

        davix(site, "davix-mkdir", directory).succeeded();
        davix(site, "davix-put", file.toString(), directory + "/a%20b").succeeded();
        assertThat(davix(site, "davix-ls", "-l", directory).succeeded().out()).contains("300000");
        // davix-mv 0.8.4 ends with 255 whatever came of it; it says so only when something went wrong.
        assertThat(davix(site, "davix-mv", directory + "/a%20b", directory + "/c")
                        .err())
                .doesNotContain("Error");
        Path back = local.resolve("back");
        davix(site, "davix-get", directory + "/c", back.toString()).succeeded();
        assertThat(back).hasSameBinaryContentAs(file);
        davix(site, "davix-rm", directory + "/c").succeeded();
        assertThat(davix(site, "davix-ls", directory).succeeded().out()).isBlank();
        davix(site, "davix-get", directory + "/c", back.toString()).failed();
    }

    private static String url(Site site, String path) {
        return site.door().uri(path).toString();
    }

    private static Tool.Outcome davix(Site site, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "--retry", "0", "-H"));
        command.add("Authorization: " + site.as("alice").authorization());
        command.addAll(List.of(arguments));
        return Tool.run(command.toArray(String[]::new));
    }
}
