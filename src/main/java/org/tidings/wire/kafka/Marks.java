package org.tidings.wire.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.tidings.ledger.EventLog.Epoch;
import org.tidings.model.Offset;
import org.tidings.outlet.Mark;

/// Marks as a record's header: which line of which log it tells. Other sites' records in the same topic have another
/// epoch.
///
/// @param epoch of the log
record Marks(Epoch epoch) {
    /// The header's name; its value is `<epoch>:<offset>:<part>`.
    static final String HEADER = "tidings_mark";

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8}):(\\d{1,18}):(\\d{1,9})");

    String write(Mark mark) {
        return epoch.value() + ":" + mark.offset().value() + ":" + mark.part();
    }

    /// The mark of a record; empty for one that is not of this log.
    Optional<Mark> read(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(HEADER))
                .map(Header::value)
                .flatMap(this::read);
    }

    private Optional<Mark> read(byte[] value) {
        Matcher form = FORM.matcher(new String(value, StandardCharsets.US_ASCII));
        if (!form.matches() || !form.group(1).equals(epoch.value())) {
            return Optional.empty();
        }
        return Optional.of(new Mark(new Offset(Long.parseLong(form.group(2))), Integer.parseInt(form.group(3))));
    }
}
