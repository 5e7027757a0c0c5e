package org.tidings.wire.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidings.model.Checksum;
import org.tidings.wire.http.DigestFields;
import org.tidings.wire.http.RequestRefused;

/// What somebody wants copied, as the fields of a COPY say it (WLCG HTTP-TPC). Pure.
///
/// @param role what we do
/// @param peer the other side
/// @param forwarded what the client tells the other side through us, on every request; credentials, mostly
/// @param terms how it is to be done
public record CopyOrder(Role role, Peer peer, List<Field> forwarded, Terms terms) {
    private static final String PREFIX = "TransferHeader";
    private static final Pattern START = Pattern.compile("(^|-)[a-z]");
    private static final int MOST_STREAMS = 100;
    private static final int LEAST_TAG = 65;
    private static final int MOST_TAG = 65_535;

    /// What is ours to say, or would change what a message is.
    private static final Set<String> NOT_FORWARDED = Set.of(
            "host",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "range",
            "if-range",
            "accept-encoding",
            "want-digest",
            "want-repr-digest",
            "digest",
            "repr-digest",
            "if-none-match",
            "http2-settings");

    /// Whether the bytes come or go.
    public enum Role {
        PULL,
        PUSH
    }

    /// How a copy is to be done.
    ///
    /// @param overwrite whether something at the destination may be replaced
    /// @param mustVerify whether a copy that cannot be compared with a checksum of the source has failed
    /// @param expected checksums that the client says the file has
    /// @param tag what experiment and activity it is for (SciTags), as it was said
    public record Terms(boolean overwrite, boolean mustVerify, List<Checksum> expected, OptionalInt tag) {
        public Terms {
            expected = List.copyOf(expected);
        }
    }

    public CopyOrder {
        forwarded = List.copyOf(forwarded);
    }

    /// Reads a pull, from `Source`, or a push, to `Destination`.
    ///
    /// @throws RequestRefused when there are both or neither, or something is not what it should be
    public static CopyOrder read(List<Field> fields) {
        Optional<String> source = one(fields, "Source");
        Optional<String> destination = one(fields, "Destination");
        if (source.isPresent() == destination.isPresent()) {
            throw RequestRefused.malformed("A COPY has a Source or a Destination, and not both.");
        }
        checkCredential(fields);
        checkStreams(fields);
        Role role = source.isPresent() ? Role.PULL : Role.PUSH;
        Peer peer =
                Peer.parse(source.or(() -> destination).orElseThrow(), role == Role.PULL ? "Source" : "Destination");
        return new CopyOrder(role, peer, forwarded(fields), terms(fields));
    }

    private static Terms terms(List<Field> fields) {
        return new Terms(
                yes(fields, "Overwrite", "T", "F", true),
                yes(fields, "RequireChecksumVerification", "true", "false", false),
                expected(fields),
                tag(fields));
    }

    private static Optional<String> one(List<Field> fields, String name) {
        List<String> values = fields.stream()
                .filter(field -> field.is(name))
                .map(field -> field.value().strip())
                .toList();
        if (values.size() > 1) {
            throw RequestRefused.malformed("There is more than one " + name + ".");
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /// We have no credentials but those that are given to us.
    private static void checkCredential(List<Field> fields) {
        if (!one(fields, "Credential").orElse("none").equalsIgnoreCase("none")) {
            throw RequestRefused.malformed("This site gets no credentials by itself: send 'Credential: none' and"
                    + " TransferHeaderAuthorization.");
        }
    }

    /// One stream is used, whatever more are allowed.
    private static void checkStreams(List<Field> fields) {
        String streams = one(fields, "X-Number-Of-Streams").orElse("1");
        if (!streams.matches("\\d{1,9}") || Integer.parseInt(streams) > MOST_STREAMS) {
            throw RequestRefused.malformed("X-Number-Of-Streams is a number up to " + MOST_STREAMS + ".");
        }
    }

    private static OptionalInt tag(List<Field> fields) {
        Optional<String> said = one(fields, "SciTag").or(() -> one(fields, PREFIX + "SciTag"));
        if (said.isEmpty() || said.get().equals("0")) {
            return OptionalInt.empty();
        }
        int tag = said.get().matches("\\d{1,9}") ? Integer.parseInt(said.get()) : 0;
        if (tag < LEAST_TAG || tag > MOST_TAG) {
            throw RequestRefused.malformed("SciTag is 0 or a number from " + LEAST_TAG + " to " + MOST_TAG + ".");
        }
        return OptionalInt.of(tag);
    }

    private static List<Checksum> expected(List<Field> fields) {
        List<Checksum> expected = new ArrayList<>();
        for (Field field : fields) {
            if (field.is("Digest")) {
                expected.addAll(DigestFields.parseDigest(field.value()));
            } else if (field.is("Repr-Digest")) {
                expected.addAll(DigestFields.parseReprDigest(field.value()));
            }
        }
        return expected;
    }

    private static List<Field> forwarded(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.name().length() > PREFIX.length()
                        && field.name().regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .map(field -> new Field(capitals(field.name().substring(PREFIX.length())), field.value()))
                .filter(field -> isForwarded(field.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// HTTP/2 has small letters only, and XRootD 5 finds `Authorization` by its capital.
    private static String capitals(String name) {
        return START.matcher(name).replaceAll(start -> start.group().toUpperCase(Locale.ROOT));
    }

    private static boolean isForwarded(String name) {
        return !NOT_FORWARDED.contains(name) && !name.startsWith("content-") && !name.startsWith("proxy-");
    }

    private static boolean yes(List<Field> fields, String name, String yes, String no, boolean usual) {
        String value = one(fields, name).orElse(usual ? yes : no);
        if (!value.equalsIgnoreCase(yes) && !value.equalsIgnoreCase(no)) {
            throw RequestRefused.malformed(name + " is " + yes + " or " + no + ".");
        }
        return value.equalsIgnoreCase(yes);
    }
}
