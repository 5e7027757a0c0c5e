package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// gfal2, the grid's client for storage of any kind.
///
/// It knows certificates and tokens but no passwords, so the `Authorization` field is given to its HTTP plugin. Its
/// scripts need the interpreter that gfal2 was built for.
@Journey
class GfalTest {
    @Test
    void aFileIsCopiedSummedListedRenamedAndRemoved(Site site, @TempDir Path local) throws IOException {
        Path file = local.resolve("file");
        byte[] bytes = new byte[300_000];
        new Random(8).nextBytes(bytes);
        Files.write(file, bytes);
        String directory = site.door().uri("/data/gfal").toString();

        gfal(site, "gfal-mkdir", directory).succeeded();
        gfal(site, "gfal-copy", "-K", "ADLER32", file.toUri().toString(), directory + "/one")
                .succeeded();
        assertThat(gfal(site, "gfal-sum", directory + "/one", "ADLER32")
                        .succeeded()
                        .out())
                .contains(Sums.adler32(bytes));
        assertThat(gfal(site, "gfal-ls", "-l", directory).succeeded().out()).contains("300000", "one");
        assertThat(gfal(site, "gfal-stat", directory + "/one").succeeded().out())
                .contains("300000");
        gfal(site, "gfal-rename", directory + "/one", directory + "/two").succeeded();
        Path back = local.resolve("back");
        gfal(
                        site,
                        "gfal-copy",
                        "-K",
                        "ADLER32",
                        directory + "/two",
                        back.toUri().toString())
                .succeeded();
        assertThat(back).hasSameBinaryContentAs(file);
        gfal(site, "gfal-rm", directory + "/two").succeeded();
        gfal(site, "gfal-stat", directory + "/two").failed();
        gfal(site, "gfal-rm", "-r", directory).succeeded();
        site.as("alice").get("/data/gfal/").is(404);
    }

    private static Tool.Outcome gfal(Site site, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "-D"));
        command.add("HTTP PLUGIN:HEADERS=Authorization:" + site.as("alice").authorization());
        command.addAll(List.of(arguments));
        return Tool.run(Map.of("GFAL_PYTHONBIN", "/usr/bin/python3"), "", command.toArray(String[]::new));
    }
}
