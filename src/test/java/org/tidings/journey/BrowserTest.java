package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A real browser looks at a directory, drops a file on it, and listens with its own EventSource.
@Journey
class BrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aDirectoryIsAPageThatTakesDroppedFiles(Site site, @TempDir Path scratch) {
        var alice = site.as("alice");
        alice.directory("/data/page");
        alice.put("/data/page/%3Cscript%3Ealert(1)", "not markup").is(201);
        alice.put("/data/page/caf%C3%A9%20100%25.txt", "coffee").is(201);
        alice.put("/data/page/" + "long".repeat(60), "x".repeat(123_456)).is(201);
        alice.makeDirectory("/data/page/below").is(201);
        try (var browser = new Browser(scratch)) {
            browser.open(as("alice", site.door(), "/data/page/"));
            // Without the password in its own address a page may ask for more.
            browser.open(site.door().uri("/data/page/").toString());
            assertThat(listed(browser)).contains("caf\u00e9 100%.txt", "below/", "<script>alert(1)");
            browser.run("""
                const data = new DataTransfer();
                data.items.add(new File(['dropped here'], 'dropped \u00fc #1.txt'));
                document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: data}))\
                """);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listed(browser)).contains("dropped \u00fc #1.txt"));
            assertThat(alice.get("/data/page/dropped%20%C3%BC%20%231.txt")
                            .is(200)
                            .text())
                    .isEqualTo("dropped here");
            List.of(1000, 360).forEach(width -> fits(browser, width));
        }
    }

    private static String listed(Browser browser) {
        return browser.run("document.querySelector('table')?.innerText ?? ''").asString();
    }

    /// Nothing sticks out of the window; `target/journey-pictures` has what it looks like.
    private static void fits(Browser browser, int width) {
        browser.widen(width);
        try {
            Path pictures = Files.createDirectories(Path.of("target/journey-pictures"));
            Files.write(pictures.resolve("directory-" + width + ".png"), browser.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(browser.run("document.documentElement.scrollWidth").asInt(0))
                .as("width of the page")
                .isLessThanOrEqualTo(width);
    }

    @Test
    void anEventSourceComesBackByItselfAfterACrashAndMissesNothing(@TempDir Path scratch) {
        try (var site = Site.demo(scratch.resolve("data"));
                var browser = new Browser(scratch.resolve("profile"))) {
            var alice = site.as("alice");
            browser.open(as("alice", site.api(), "/api/v1/events/log?limit=1"));
            browser.run("""
                window.heard = [];
                const source = new EventSource('/api/v1/events/stream?path=/data/seen&type=file');
                source.addEventListener('org.tidings.storage.file.created.v1',
                    event => window.heard.push(JSON.parse(event.data).data.file.path));
                new Promise(done => source.onopen = () => done(true))\
                """);
            alice.directory("/data/seen");
            put(alice, 0, 10);
            awaitHeard(browser, 10);
            site.kill();
            site.startAgain();
            put(alice, 10, 20);
            awaitHeard(browser, 20);
            assertThat(StreamSupport.stream(browser.run("window.heard").spliterator(), false)
                            .map(JsonNode::asString))
                    .doesNotHaveDuplicates()
                    .hasSize(20)
                    .first()
                    .isEqualTo("/data/seen/0");
        }
    }

    /// The page has no password: only a token in its URLs, good for one directory.
    @Test
    void aPlainEventSourceWithATokenHearsOfItsDirectoryAndOfNoOther(Site site, @TempDir Path scratch) {
        var alice = site.as("alice");
        alice.directory("/data/given");
        alice.directory("/data/kept");
        String token = TokenTest.token(alice, "/data/given", "{\"caveats\":[\"activity:LIST,DOWNLOAD\"]}");
        try (var browser = new Browser(scratch)) {
            browser.open(site.api().uri("/healthz").toString());
            JsonNode statuses = browser.run("""
                window.heard = [];
                window.token = 'authz=%s';
                window.watch = (path) => fetch(window.channel + '/subscriptions/inotify?' + token,
                    {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({path})});
                (async () => {
                    const made = await fetch('/api/v1/events/channels?' + token, {method: 'POST'});
                    window.channel = made.headers.get('Location');
                    const own = await watch('/data/given');
                    const other = await watch('/data/kept');
                    const above = await watch('/data');
                    const source = new EventSource(channel + '?' + token);
                    source.addEventListener('inotify', event => heard.push(JSON.parse(event.data).event));
                    await new Promise(done => source.onopen = () => done(true));
                    return [made.status, own.status, other.status, above.status];
                })()\
                """.formatted(token));
            assertThat(StreamSupport.stream(statuses.spliterator(), false).map(JsonNode::asInt))
                    .containsExactly(201, 201, 400, 201);
            alice.put("/data/kept/secret", "x").is(201);
            alice.put("/data/beside", "x").is(201, 204);
            alice.put("/data/given/shown", "x").is(201);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> browser.run("heard.some(event => event.mask[0] === 'IN_ATTRIB')")
                            .asBoolean(false));
            assertThat(browser.run("JSON.stringify(heard)").asString())
                    .contains("\"name\":\"shown\"")
                    .doesNotContain("secret", "beside");
        }
    }

    private static void put(Visitor who, int from, int to) {
        for (int i = from; i < to; i++) {
            who.put("/data/seen/" + i, "x").is(201);
        }
    }

    private static void awaitHeard(Browser browser, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> browser.run("window.heard.length").asInt(0) >= count);
    }

    /// A URL that logs in.
    private static String as(String user, Site.Address address, String path) {
        String password = URLEncoder.encode(Site.PASSWORD, StandardCharsets.UTF_8);
        return "http://" + user + ":" + password + "@localhost:" + address.port() + path;
    }
}
