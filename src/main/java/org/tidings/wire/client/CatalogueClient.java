package org.tidings.wire.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.model.RuleId;
import org.tidings.wire.client.ApiClient.Parameter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a site that keeps a catalogue tells of it, and does to its rules, for operators.
public final class CatalogueClient {
    private static final String ROOT = "/api/v1/catalogue";
    private static final String PAGE = "1000";
    private static final String NO_ROUTE = "There is nothing at this path.";
    private static final String NO_CATALOGUE = "This site keeps no catalogue. Say with --api which one does.";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TEMPORARY_REDIRECT = 307;
    private final Endpoint endpoint;

    public CatalogueClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Where a file is best read, with a token for that one file where there is one.
    ///
    /// @param without the site that is out of the question
    public Answer<URI> replica(Did did, Rse without) {
        String query = ApiClient.query(List.of(new Parameter("without", without.name())));
        var request = endpoint.request("/fed" + path(did) + "?" + query)
                .timeout(PATIENCE)
                .GET()
                .build();
        HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
        Optional<URI> there = response.headers().firstValue("Location").map(URI::create);
        if (response.statusCode() != TEMPORARY_REDIRECT || there.isEmpty()) {
            return Endpoint.refusal(response);
        }
        drop(response);
        return new Answer.Done<>(there.get());
    }

    private static void drop(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            body.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new Unreachable("The answer broke off: " + Endpoint.words(e) + ".", e);
        }
    }

    /// Shows files to `visitor`, in order, a line of the list each.
    ///
    /// @param scope empty for all
    /// @param prefix of names in the scope
    public Answer<Boolean> dids(String scope, String prefix, Consumer<JsonNode> visitor) {
        String after = "";
        while (true) {
            List<Parameter> query = new ArrayList<>(List.of(new Parameter("limit", PAGE)));
            addIfAny(query, "scope", scope);
            addIfAny(query, "prefix", prefix);
            addIfAny(query, "after", after);
            switch (get("/dids", query)) {
                case Answer.Refused<JsonNode> refused -> {
                    return refused.retyped();
                }
                case Answer.Done<JsonNode> done -> {
                    done.value().path("dids").values().forEach(visitor);
                    after = done.value().path("next").asString("");
                }
            }
            if (after.isEmpty()) {
                return new Answer.Done<>(true);
            }
        }
    }

    private static void addIfAny(List<Parameter> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(new Parameter(name, value));
        }
    }

    public Answer<JsonNode> did(Did did) {
        return get("/dids" + path(did), List.of());
    }

    /// Shows the events of one file to `visitor`, the newest last.
    public Answer<Boolean> history(Did did, Consumer<JsonNode> visitor) {
        String after = "";
        while (true) {
            List<Parameter> query = new ArrayList<>(List.of(new Parameter("limit", PAGE)));
            addIfAny(query, "after", after);
            switch (get("/history" + path(did), query)) {
                case Answer.Refused<JsonNode> refused -> {
                    return refused.retyped();
                }
                case Answer.Done<JsonNode> done -> {
                    done.value().path("events").values().forEach(visitor);
                    if (!done.value().path("more").asBoolean(false)) {
                        return new Answer.Done<>(true);
                    }
                    after = done.value().path("next").asString();
                }
            }
        }
    }

    public Answer<JsonNode> rses() {
        return get("/rses", List.of());
    }

    public Answer<JsonNode> states() {
        return get("/states", List.of());
    }

    public Answer<JsonNode> transfers(int limit) {
        return get("/transfers", List.of(new Parameter("limit", Integer.toString(limit))));
    }

    public Answer<JsonNode> rules() {
        return get("/rules", List.of());
    }

    public Answer<JsonNode> rule(RuleId id) {
        return get("/rules/" + id, List.of());
    }

    /// @param rule a JSON object with the members that a file of rules has
    public Answer<JsonNode> addRule(JsonNode rule) {
        return post("/rules", rule);
    }

    public Answer<JsonNode> removeRule(RuleId id) {
        return answer(endpoint.request(ROOT + "/rules/" + id).DELETE().build());
    }

    /// @param reason empty: that we said so
    public Answer<JsonNode> suspendRule(RuleId id, String reason) {
        return post(
                "/rules/" + id + "/suspend",
                JsonMapper.shared().createObjectNode().put("reason", reason));
    }

    public Answer<JsonNode> resumeRule(RuleId id) {
        return post("/rules/" + id + "/resume", JsonMapper.shared().createObjectNode());
    }

    public Answer<JsonNode> explainRule(RuleId id, Did did) {
        return get("/rules/" + id + "/explain", List.of(new Parameter("did", did.text())));
    }

    /// @param rule as for [#addRule]
    /// @param recent how young files are that are counted apart, as in `1 d`
    public Answer<JsonNode> rehearseRule(JsonNode rule, String recent) {
        return post("/rules/rehearse?" + ApiClient.query(List.of(new Parameter("recent", recent))), rule);
    }

    private static String path(Did did) {
        return "/" + PathCoding.encoded(did.scope()) + "/" + PathCoding.encoded(did.name());
    }

    private Answer<JsonNode> get(String path, List<Parameter> query) {
        String target = query.isEmpty() ? path : path + "?" + ApiClient.query(query);
        return answer(endpoint.request(ROOT + target).GET().build());
    }

    private Answer<JsonNode> post(String path, JsonNode body) {
        return answer(endpoint.request(ROOT + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private Answer<JsonNode> answer(HttpRequest request) {
        HttpResponse<InputStream> response = endpoint.send(request, BodyHandlers.ofInputStream());
        if (response.statusCode() >= 300) {
            Answer.Refused<JsonNode> refused = Endpoint.refusal(response);
            return refused.sentence().equals(NO_ROUTE) ? new Answer.Refused<>(refused.status(), NO_CATALOGUE) : refused;
        }
        try (InputStream body = response.body()) {
            return new Answer.Done<>(JsonMapper.shared().readTree(body));
        } catch (JacksonException | IOException e) {
            throw new Unreachable("The answer broke off, or is none.", e);
        }
    }
}
