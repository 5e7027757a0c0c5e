package org.tidings.wire.kafka;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.tidings.outlet.OutletBroken;

/// What Kafka's client throws, said to people.
final class Trouble {
    private Trouble() {}

    static OutletBroken with(Topic topic, Exception problem) {
        Throwable cause =
                problem instanceof ExecutionException && problem.getCause() != null ? problem.getCause() : problem;
        return new OutletBroken(sentence(topic, cause), cause);
    }

    private static String sentence(Topic topic, Throwable cause) {
        return switch (cause) {
            case TimeoutException _, java.util.concurrent.TimeoutException _ ->
                "Kafka at " + topic.servers() + " does not answer";
            case AuthorizationException _ -> "Kafka does not let us use the topic " + topic.name();
            case AuthenticationException e -> "Kafka does not let us in: " + detail(e);
            case RecordTooLargeException e -> "Kafka does not take a record so large: " + detail(e);
            default -> "Kafka's client gave up: " + detail(cause);
        };
    }

    private static String detail(Throwable cause) {
        String text =
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
