package org.tidings.wire.dav;

import java.util.Locale;
import org.tidings.wire.http.RequestRefused;

/// How far below its resource a request reaches (RFC 4918 §10.2).
public enum Depth {
    ZERO,
    ONE,
    INFINITY;

    /// @param field the value of `Depth`; blank if there was none
    /// @param usual what the method means without it
    /// @throws RequestRefused when it is anything but `0`, `1` or `infinity`
    public static Depth parse(String field, Depth usual) {
        return switch (field.strip().toLowerCase(Locale.ROOT)) {
            case "" -> usual;
            case "0" -> ZERO;
            case "1" -> ONE;
            case "infinity" -> INFINITY;
            default -> throw RequestRefused.malformed("Depth is 0, 1 or infinity.");
        };
    }
}
