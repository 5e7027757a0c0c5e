package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidings.access.PasswordHash;
import org.tidings.wire.http.Manner.Entrance;
import org.tidings.wire.http.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, held against the routes of a whole house.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private House house;
    private JsonNode description;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        var site = new DemoSite(
                directory.resolve("site"), 0, 0, PasswordHash.of("secret", 4, TimeAndChance.unguessable()));
        house = House.open(site.config(), site);
        description = JsonMapper.shared().readTree(get("/api/v1/openapi.json").body());
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        forEachOperation((operation, node) -> described.add(operation));
        assertThat(described)
                .isEqualTo(house.routes().all().stream()
                        .map(ApiDescriptionTest::operation)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// OpenAPI has no name for the rest of a path.
    private static String operation(Route route) {
        return route.method().asString().toLowerCase(Locale.ROOT) + " "
                + route.template().text().replace("...}", "}");
    }

    @Test
    void whatNeedsNoLoginSaysSo() {
        Set<String> open = new TreeSet<>();
        forEachOperation((operation, node) -> {
            if (node.path("security").isArray() && node.path("security").isEmpty()) {
                open.add(operation);
            }
        });
        assertThat(open)
                .isEqualTo(house.routes().all().stream()
                        .filter(route -> route.manner().entrance() == Entrance.OPEN)
                        .map(ApiDescriptionTest::operation)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyOperationHasANameOfItsOwnATagAndASummary() {
        List<String> names = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        description
                .path("tags")
                .values()
                .forEach(tag -> tags.add(tag.path("name").stringValue()));
        forEachOperation((operation, node) -> {
            names.add(node.path("operationId").stringValue());
            assertThat(node.path("summary").stringValue()).as(operation).isNotBlank();
            assertThat(tags).as(operation).contains(node.path("tags").get(0).stringValue());
            assertThat(node.path("responses").isEmpty()).as(operation).isFalse();
        });
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void theVariablesOfEveryTemplateAreDescribed() {
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            Set<String> variables = new TreeSet<>();
            VARIABLE.matcher(path.getKey()).results().forEach(match -> variables.add(match.group(1)));
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    Set<String> described = new TreeSet<>(inPath(path.getValue().path("parameters")));
                    described.addAll(inPath(method.getValue().path("parameters")));
                    assertThat(described).as(path.getKey()).isEqualTo(variables);
                }
            }
        }
    }

    private Set<String> inPath(JsonNode parameters) {
        Set<String> names = new TreeSet<>();
        parameters.values().forEach(parameter -> {
            JsonNode whole =
                    parameter.has("$ref") ? referred(parameter.path("$ref").stringValue()) : parameter;
            if (whole.path("in").stringValue().equals("path")) {
                names.add(whole.path("name").stringValue());
            }
        });
        return names;
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        description.findValues("$ref").forEach(reference -> references.add(reference.stringValue()));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(referred(reference).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private JsonNode referred(String reference) {
        assertThat(reference).startsWith("#/");
        return description.at(reference.substring(1));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/swagger.json, application/json, openapi",
        "/api/v1/openapi.yaml, application/yaml, 'openapi: 3.1.0'",
        "/api/v1/docs/, text/html; charset=utf-8, swagger-ui-bundle.js",
        "/api/v1/docs/page.js, text/javascript; charset=utf-8, SwaggerUIBundle",
        "/api/v1/docs/page.css, text/css; charset=utf-8, body",
        "/api/v1/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, SwaggerUIBundle",
        "/api/v1/docs/swagger-ui.css, text/css; charset=utf-8, .swagger-ui"
    })
    void theDescriptionAndThePageLieInTheProgram(String path, String type, String text) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()).contains(text);
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = get("/api/v1/docs/");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                        .doesNotContain("http", "unsafe-eval"));
        assertThat(page.body()).doesNotContain("://");
        assertThat(get("/api/v1/docs").headers().firstValue("Location")).contains("/api/v1/docs/");
        for (String other : List.of("package.json", "..%2Fopenapi.yaml", "index.html")) {
            assertThat(get("/api/v1/docs/" + other).statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = house.api().resolve(path);
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void forEachOperation(BiConsumer<String, JsonNode> visitor) {
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    visitor.accept(method.getKey() + " " + path.getKey(), method.getValue());
                }
            }
        }
    }
}
