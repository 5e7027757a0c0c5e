package org.tidings.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The log as an operator reads it, page after page, with a cursor that outlives crashes.
final class LogSight {
    private static final String PREFIX = "org.tidings.storage.";
    private static final String SUFFIX = ".v1";

    private final Stock stock = new Stock();
    private final List<Fact> all = new ArrayList<>();
    private String cursor = "earliest";

    /// What the events so far say should be in the pools.
    Stock stock() {
        return stock;
    }

    /// All events ever read.
    List<Fact> all() {
        return List.copyOf(all);
    }

    /// All events since the last time.
    List<Fact> readOn(Client operator) throws IOException {
        List<Fact> facts = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode page = operator.page(cursor);
            if (page.has("gap")) {
                throw new Client.Wrong("the log has a gap after " + cursor);
            }
            page.path("events").values().forEach(event -> facts.add(hear(event)));
            cursor = page.path("next").stringValue();
            more = page.path("more").booleanValue();
        }
        all.addAll(facts);
        return facts;
    }

    private Fact hear(JsonNode event) {
        Fact fact = fact(event);
        JsonNode file = event.path("data").path("file");
        if (file.has("generation")) {
            stock.hear(
                    fact.type(),
                    file.path("id").stringValue(),
                    file.path("generation").longValue());
        }
        return fact;
    }

    static Fact fact(JsonNode event) {
        String type = event.path("type").stringValue();
        String shortType = type.substring(PREFIX.length(), type.length() - SUFFIX.length());
        JsonNode file = event.path("data").path("file");
        String from = shortType.endsWith("renamed")
                ? event.path("data").path("previous").path("path").stringValue()
                : "";
        String content = file.has("generation")
                ? Fact.content(
                        file.path("size").longValue(),
                        file.path("checksums").path("adler32").stringValue())
                : "";
        return new Fact(shortType, file.path("path").stringValue(), from, content);
    }
}
