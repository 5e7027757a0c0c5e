package org.tidings.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.config.Amounts;
import org.tidings.model.EventType;
import org.tidings.wire.client.ApiClient;
import org.tidings.wire.client.ApiClient.Parameter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which events.
final class SelectorOptions {
    /// All that is told of a catalogue, as part of a query.
    static final String CATALOGUE = ApiClient.query(Arrays.stream(EventType.values())
            .filter(EventType::isOfCatalogue)
            .map(EventType::family)
            .distinct()
            .map(family -> new Parameter("type", family))
            .toList());

    @Parameters(paramLabel = "PATH", defaultValue = "/", description = "At or below which path. Default: everywhere.")
    private String path = "/";

    @Option(names = "--no-recursive", description = "Only of the path itself and what is directly in it.")
    private boolean flat;

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            split = ",",
            description = "Only of these: file, dir, or names such as file.created.")
    private List<String> types = List.of();

    @Option(names = "--suffix", paramLabel = "TEXT", description = "Only paths that end so. May be repeated.")
    private List<String> suffixes = List.of();

    @Option(names = "--owner", paramLabel = "NAME", description = "Only what is this user's.")
    private @Nullable String owner;

    @Option(names = "--min-size", paramLabel = "SIZE", description = "Only files at least so large, as in '10 MB'.")
    private @Nullable String minSize;

    @Option(names = "--label", paramLabel = "WORD", description = "Only what carries this label. May be repeated.")
    private List<String> labels = List.of();

    /// As a query of the API, with where to start.
    String query(String from) {
        return query() + "&" + ApiClient.query(List.of(new Parameter("from", from)));
    }

    /// As a query of the API.
    String query() {
        return ApiClient.query(asked());
    }

    /// As parameters by name.
    Map<String, List<String>> parameters() {
        return asked().stream()
                .collect(Collectors.groupingBy(
                        Parameter::name, Collectors.mapping(Parameter::value, Collectors.toList())));
    }

    private List<Parameter> asked() {
        List<Parameter> query = new ArrayList<>();
        query.add(new Parameter("path", SiteOptions.path(path).text()));
        if (flat) {
            query.add(new Parameter("recursive", "false"));
        }
        types.forEach(type -> query.add(new Parameter("type", type)));
        suffixes.forEach(suffix -> query.add(new Parameter("suffix", suffix)));
        if (owner != null) {
            query.add(new Parameter("owner", owner));
        }
        if (minSize != null) {
            query.add(new Parameter("minSize", Long.toString(bytes(minSize))));
        }
        labels.forEach(label -> query.add(new Parameter("label", label)));
        return query;
    }

    private static long bytes(String text) {
        try {
            return Amounts.bytes(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(Exit.USAGE, "--min-size is '" + text + "', but should be " + e.getMessage() + ".", e);
        }
    }
}
