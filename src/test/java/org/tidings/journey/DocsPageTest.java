package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody reads about the API in a browser, says who they are, and tries it.
@Journey
class DocsPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aGetIsTriedFromThePage(Site site, @TempDir Path scratch) throws IOException {
        site.as("alice").directory("/data/tried");
        try (var browser = new Browser(scratch)) {
            browser.open(site.api().uri("/api/v1/docs/").toString());
            await(browser, "document.querySelectorAll('.opblock').length > 20");
            browser.run("""
                window.find = (in_, selector, text) => [...in_.querySelectorAll(selector)]
                    .find(one => one.textContent.trim().startsWith(text));
                window.fill = (input, text) => {
                    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
                    input.dispatchEvent(new Event('input', {bubbles: true}));
                };
                find(document, 'button', 'Authorize').click()\
                """);
            await(browser, "document.querySelector('.dialog-ux input[type=password]')");
            browser.run("""
                const form = document.querySelector('.dialog-ux input[type=password]').closest('form');
                fill(form.querySelector('input[type=text]'), 'alice');
                fill(form.querySelector('input[type=password]'), '%s');
                find(form, 'button', 'Authorize').click();\
                """.formatted(Site.PASSWORD));
            await(browser, "find(document.querySelector('.dialog-ux'), 'button', 'Logout')");
            browser.run("find(document.querySelector('.dialog-ux'), 'button', 'Close').click()");
            tried(browser, "/api/v1/user", "{}");
            assertThat(answered(browser, "/api/v1/user")).contains("200", "\"username\": \"alice\"");
            assertThat(browser.run("block('/api/v1/user').innerText").asString())
                    .as("the password is written in UTF-8")
                    .contains(site.as("alice").authorization());
            Path pictures = Files.createDirectories(Path.of("target/journey-pictures"));
            Files.write(pictures.resolve("docs.png"), browser.picture());
            tried(browser, "/api/v1/namespace/{path}", "{path: '/data/tried', children: 'true'}");
            assertThat(answered(browser, "/api/v1/namespace/{path}")).contains("200", "\"fileType\": \"DIR\"");
            Files.write(pictures.resolve("docs-namespace.png"), browser.picture());
        }
    }

    /// Opens the GET of a path, presses "Try it out", fills the parameters in, presses "Execute".
    private static void tried(Browser browser, String path, String parameters) {
        browser.run("""
            window.block = (path) => [...document.querySelectorAll('.opblock-get')]
                .find(one => one.querySelector('.opblock-summary-path').textContent.replaceAll('\\u200b', '') === path);
            block('%1$s').querySelector('.opblock-summary-control').click()\
            """.formatted(path));
        await(browser, "find(block('%s'), 'button', 'Try it out')".formatted(path));
        browser.run("find(block('%s'), 'button', 'Try it out').click()".formatted(path));
        await(browser, "find(block('%s'), 'button', 'Execute')".formatted(path));
        browser.run("""
            for (const [name, text] of Object.entries(%2$s)) {
                const field = block('%1$s').querySelector('tr[data-param-name=' + name + ']');
                const input = field.querySelector('input');
                if (input) fill(input, text);
                else {
                    const select = field.querySelector('select');
                    select.value = text;
                    select.dispatchEvent(new Event('change', {bubbles: true}));
                }
            }
            block('%1$s').scrollIntoView();
            find(block('%1$s'), 'button', 'Execute').click()\
            """.formatted(path, parameters));
        await(browser, "block('%s').querySelector('.live-responses-table .response-col_status')".formatted(path));
    }

    private static String answered(Browser browser, String path) {
        return browser.run("block('%s').querySelector('.live-responses-table').innerText".formatted(path))
                .asString();
    }

    private static void await(Browser browser, String condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(browser.run("!!(" + condition + ")").asBoolean(false))
                                .as(condition)
                                .isTrue());
    }
}
