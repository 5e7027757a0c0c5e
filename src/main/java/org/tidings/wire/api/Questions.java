package org.tidings.wire.api;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.tidings.access.Principal;
import org.tidings.delivery.Cursors;
import org.tidings.delivery.Selector;
import org.tidings.delivery.SelectorReader;
import org.tidings.delivery.Start;
import org.tidings.delivery.Starts;
import org.tidings.wire.http.Problem;

/// Reads from a request what is asked of the log: which events, and from where.
///
/// @param random for the salt of the cursors it answers with
public record Questions(Starts starts, SelectorReader selectors, Cursors cursors, RandomGenerator random) {
    private static final int LONGEST_ID = 256;
    private static final String NOT_FOR_A_ROOT = "Who has a root of their own hears events on the channels of"
            + " /api/v1/events/channels. For this stream show a token with a path caveat instead.";

    /// Where to start: `Last-Event-ID`, then `lastEventID`, then `from`, then now.
    Start start(Request request, Parameters parameters, Principal who) {
        Optional<String> parameter = parameters.take("lastEventID").or(() -> parameters.take("lastEventId"));
        Optional<String> from = parameters.take("from");
        Optional<String> last = Optional.ofNullable(request.getHeaders().get("Last-Event-ID"))
                .filter(id -> !id.isEmpty())
                .or(() -> parameter)
                .map(id -> id.substring(0, Math.min(id.length(), LONGEST_ID)));
        Start start = last.map(id -> starts.resuming(id, who.isOperator()))
                .orElseGet(() -> starts.from(from.orElse("now"), who.isOperator()));
        if (start instanceof Start.Refused refused) {
            throw Problem.ofParameter("from", refused.sentence());
        }
        return start;
    }

    /// Which events; takes every parameter that is left.
    ///
    /// Events are encoded once for everybody, with the paths of the namespace: not for who is shown others.
    Selector selector(Parameters parameters, Principal who) {
        if (who.isRooted()) {
            throw new Problem(HttpStatus.FORBIDDEN_403, NOT_FOR_A_ROOT);
        }
        return switch (selectors.read(parameters.rest())) {
            case SelectorReader.Reading.Read read -> read.selector();
            case SelectorReader.Reading.Refused refused ->
                throw Problem.ofParameter(refused.parameter(), refused.sentence());
        };
    }

    /// What stands in the answer's `Last-Event-ID`: the cursor after which it starts.
    Optional<String> predecessor(Start start) {
        return switch (start) {
            case Start.After after when after.place().value() == 0 -> Optional.of("earliest");
            case Start.After after -> Optional.of(cursors.salted(after.place(), random));
            case Start.Snapshot snapshot -> Optional.empty();
            case Start.Refused refused -> Optional.empty();
        };
    }
}
