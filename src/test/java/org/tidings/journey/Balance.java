package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What lies in the pools of all sites against what their catalogue says: counted by walking the disks and reading
/// every
/// byte there, without a line of the program that is judged.
///
/// @param onDisk bytes as `site/file id.generation`, with their size and adler32
/// @param catalogued replicas that are said to be good, the same way
record Balance(Map<String, String> onDisk, Map<String, String> catalogued) {
    private static final String PAGE = "1000";

    static Balance of(Federation federation) {
        return of(federation.sites(), federation.catalogue(), "");
    }

    /// @param query which files of the catalogue count
    static Balance of(List<Site> sites, Site catalogue, String query) {
        return new Balance(onDisk(sites), catalogued(catalogue, query));
    }

    /// Bytes that the catalogue does not know.
    Set<String> dark() {
        return difference(onDisk, catalogued);
    }

    /// What the catalogue says is good, and no disk holds.
    Set<String> dangling() {
        return difference(catalogued, onDisk);
    }

    private static Set<String> difference(Map<String, String> these, Map<String, String> those) {
        Set<String> left = new TreeSet<>(these.keySet());
        left.removeIf(key -> Objects.equals(these.get(key), those.get(key)));
        return left;
    }

    /// Every byte is known, and everything known is there.
    void isEven() {
        assertThat(dark()).as("dark").isEmpty();
        assertThat(dangling()).as("dangling").isEmpty();
    }

    /// What lies in the pools of these sites.
    static Map<String, String> onDisk(List<Site> sites) {
        Map<String, String> found = new TreeMap<>();
        for (Site site : sites) {
            String name = site.data().getFileName().toString();
            for (Path file : pool(site)) {
                found.put(name + "/" + file.getFileName(), sizeAndSum(file));
            }
        }
        return found;
    }

    /// The files of a site's pool, but for its marker and what was put aside.
    static Set<Path> pool(Site site) {
        Path pool = site.data().resolve("data/pools/pool1");
        try (Stream<Path> all = Files.walk(pool)) {
            Set<Path> files = new TreeSet<>();
            all.filter(path -> path.getFileName().toString().matches("[0-9a-f]{36}\\.\\d+"))
                    .filter(path -> !path.startsWith(pool.resolve("aside")))
                    .forEach(files::add);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sizeAndSum(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length + " " + Sums.adler32(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> catalogued(Site catalogue, String query) {
        var admin = catalogue.as("admin");
        Map<String, String> good = new TreeMap<>();
        lines(catalogue, query)
                .forEach(line -> addReplicas(admin, line.path("did").stringValue(), good));
        return good;
    }

    /// What the catalogue lists.
    static List<JsonNode> lines(Site catalogue, String query) {
        var admin = catalogue.as("admin");
        List<JsonNode> lines = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = admin.api("/api/v1/catalogue/dids?limit=" + PAGE + "&" + query + after)
                    .is(200)
                    .json();
            page.path("dids").values().forEach(lines::add);
            JsonNode next = page.path("next");
            after = next.isString() ? "&after=" + encoded(next.stringValue()) : "";
        } while (!after.isEmpty());
        return lines;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static void addReplicas(Visitor admin, String did, Map<String, String> good) {
        int colon = did.indexOf(':');
        String target = encoded(did.substring(0, colon)) + "/" + encoded(did.substring(colon + 1));
        JsonNode file = admin.api("/api/v1/catalogue/dids/" + target).is(200).json();
        String sum = file.path("bytes").path("checksums").path("adler32").asString();
        for (JsonNode replica : file.path("replicas").values()) {
            if (replica.path("state").stringValue().equals("AVAILABLE")) {
                good.put(
                        replica.path("rse").stringValue() + "/"
                                + replica.path("id").stringValue() + "."
                                + replica.path("generation").asLong(),
                        replica.path("size").asLong() + " " + sum);
            }
        }
    }
}
