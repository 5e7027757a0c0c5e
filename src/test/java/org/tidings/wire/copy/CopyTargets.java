package org.tidings.wire.copy;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.unless;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidings.fuzz.Target;
import org.tidings.wire.http.RequestRefused;

/// What orders a copy, and what the other side answers.
public final class CopyTargets {
    private static final Set<String> FRAMING = Set.of("content-length", "host", "transfer-encoding", "connection");

    private CopyTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "copy-order",
                        List.of(
                                "Source: https://site.example/data/a%20b?x=y\n"
                                        + "TransferHeaderAuthorization: Bearer abc\nOverwrite: F\n"
                                        + "RequireChecksumVerification: true\nCredential: none\n"
                                        + "X-Number-Of-Streams: 0\nSciTag: 66\nRepr-Digest: adler=:AAAAAQ==:",
                                "Destination: davs://[2001:db8::1]:8443/x\nTransferHeaderHost: x\nDigest: md5=x"),
                        List.of("TransferHeader", "https://", "davs://", "//", "[::1]", "@", "%2f", "?", "#", ":0"),
                        CopyTargets::order),
                Target.ofText(
                        "copy-redirect",
                        List.of("https://other.example/x", "/there?a=b", "../x", "//other/x", "?q"),
                        List.of("https://", "http:", "//", "..", "@", "%00", "#", "[", "]", ":"),
                        location -> unless(
                                        RequestRefused.class,
                                        () -> Peer.parse("https://a.example/b/c", "Source")
                                                .redirected(location))
                                .ifPresent(CopyTargets::isPlain)),
                Target.ofText(
                        "copy-reply",
                        List.of(
                                "Content-Length: 5\nDigest: adler32=00000001,md5=1B2M2Y8AsgTpgAmy7PhCfg==\nETag: \"x\"",
                                "Repr-Digest: sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:,"
                                        + " adler=:AAAAAQ==:"),
                        List.of("Digest: ", "Repr-Digest: ", "Content-Length: ", "=:", ":", ","),
                        text -> promise(
                                Description.read(fields(text)).sizeBytes().orElse(0) >= 0, "no size below 0")));
    }

    private static void order(String text) {
        unless(RequestRefused.class, () -> CopyOrder.read(fields(text))).ifPresent(order -> {
            isPlain(order.peer());
            promise(
                    order.forwarded().stream()
                            .noneMatch(field -> FRAMING.contains(field.name().toLowerCase(Locale.ROOT))),
                    "what makes a message is not passed on");
        });
    }

    private static void isPlain(Peer peer) {
        String scheme = String.valueOf(peer.uri().getScheme());
        promise(scheme.equals("http") || scheme.equals("https"), "a peer is on the web");
        promise(!peer.host().isEmpty() && peer.port() >= 0 && peer.port() <= 0xffff, "a peer is a server");
        promise(peer.uri().getRawUserInfo() == null, "a peer's URL has no password in it");
        promise(peer.uri().getRawPath().startsWith("/"), "a peer's path is absolute");
        promise(peer.uri().toString().chars().allMatch(c -> c > ' ' && c < 0x7f), "a peer's URL is plain");
    }

    private static List<Field> fields(String text) {
        return text.lines()
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> new Field(
                        line.substring(0, line.indexOf(':')),
                        line.substring(line.indexOf(':') + 1).strip()))
                .toList();
    }
}
