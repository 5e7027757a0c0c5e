package org.tidings.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private static final Manner MANNER =
            new Manner(Manner.Entrance.OPEN, (request, response, callback, refused) -> callback.succeeded());
    private final Routes routes = new Routes(List.of(
            route("/"),
            route("/channels"),
            MANNER.post("/channels", visit -> {}),
            route("/channels/{id}"),
            route("/channels/mine"),
            MANNER.delete("/channels/{channel}/of/{sid}", visit -> {}),
            route("/names"),
            route("/names/{path...}"),
            route("/names/{path}/labels")));

    private static Route route(String template) {
        return MANNER.get(template, visit -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/channels, /channels",
        "/channels/mine, /channels/mine",
        "/channels/yours, /channels/{id}",
        "/channels/a%2Fb, /channels/{id}",
        "/names, /names",
        "/names/, /names/{path...}",
        "/names/a//b/, /names/{path...}",
        "/names/a/labels, /names/{path}/labels",
        "/names/a/b/labels, /names/{path...}"
    })
    void theMostLiteralTemplateThatFitsAnswers(String path, String template) {
        assertThat(found(path, "GET").template().text()).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/channels/a/of",
                "/channels//of/x",
                "/channels/",
                "/channels/mine/",
                "//channels",
                "*",
                "channels",
                ""
            })
    void otherPathsLeadNowhere(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @Test
    void escapesOfAVariableAreResolvedOnceAndThoseOfARestNot() {
        assertThat(variables("/channels/a%2Fb%252F+c", "GET")).isEqualTo(Map.of("id", "a/b%2F+c"));
        assertThat(variables("/channels/AB%2FC+D/of/%C3%A9", "DELETE"))
                .isEqualTo(Map.of("channel", "AB/C+D", "sid", "é"));
        assertThat(variables("/names/a%2Fb/%C3%A9/", "GET")).isEqualTo(Map.of("path", "a%2Fb/%C3%A9/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/channels/%ff", "/channels/%2", "/channels/%C0%AF"})
    void aVariableThatIsNotUtf8IsRefused(String path) {
        assertThatThrownBy(() -> variables(path, "GET")).isInstanceOf(RequestRefused.class);
    }

    @Test
    void whatIsAllowedIsToldAndHeadGoesWithGet() {
        assertThat(routes.find("/channels").orElseThrow().allowed()).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(routes.find("/channels/x/of/y").orElseThrow().allowed()).isEqualTo("DELETE, OPTIONS");
        assertThat(found("/channels", "HEAD").method()).isEqualTo(HttpMethod.GET);
        assertThat(routes.find("/channels").orElseThrow().route("DELETE")).isEmpty();
        assertThat(routes.find("/channels").orElseThrow().route("BREW")).isEmpty();
    }

    @Test
    void twoRoutesNeverAnswerTheSame() {
        List<Route> twice = List.of(route("/a/{x}"), route("/a/{y}"));
        assertThatThrownBy(() -> new Routes(twice)).hasMessageContaining("GET /a/{y}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "/{rest...}/a"})
    void whatIsNoTemplateIsRefused(String text) {
        assertThatThrownBy(() -> new Template(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private Route found(String path, String method) {
        return routes.find(path).orElseThrow().route(method).orElseThrow();
    }

    private Map<String, String> variables(String path, String method) {
        return routes.find(path).orElseThrow().variables(found(path, method));
    }
}
