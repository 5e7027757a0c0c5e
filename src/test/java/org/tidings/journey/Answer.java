package org.tidings.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a server answered.
///
/// @param headers by name in any case
record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    Answer {
        var anyCase = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// @return itself
    Answer is(int... wanted) {
        assertThat(wanted).as("accepted statuses; answered %s", this).contains(status);
        return this;
    }

    /// Checks that a refusal says something, and nothing about the inside of the server.
    ///
    /// @param site whose file system paths must not appear
    /// @return itself
    Answer leaksNothing(Site site) {
        assertThat(toString())
                .doesNotContain("org.tidings.", "java.", "jetty", "sqlite", "SQL", "\tat ", "Exception")
                .doesNotContain(site.data().toString());
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers + "\n" + text();
    }
}
