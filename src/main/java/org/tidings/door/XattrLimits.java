package org.tidings.door;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the site holds of an entry's extended attributes, and of the words people attach.
final class XattrLimits {
    static final int MOST_BYTES = 64 * 1024;
    static final int MOST_NAME_BYTES = 255;

    private XattrLimits() {}

    /// A limit that an entry with just these attributes would exceed.
    ///
    /// @param named those whose names are new to it
    static Optional<Refusal> exceeded(Map<String, String> xattrs, Set<String> named) {
        long bytes = xattrs.entrySet().stream()
                .mapToLong(e -> bytes(e.getKey()) + bytes(e.getValue()))
                .sum();
        if (bytes > MOST_BYTES) {
            return tooMuch("Extended attributes are at most " + MOST_BYTES + " bytes in all.");
        }
        if (!named.stream().allMatch(XattrLimits::isName)) {
            return tooMuch("An extended attribute's name is 1 to " + MOST_NAME_BYTES + " bytes, without NUL.");
        }
        return xattrs.values().stream().allMatch(XattrLimits::isText)
                ? Optional.empty()
                : tooMuch("An extended attribute's value is text that UTF-8 can write.");
    }

    static Optional<Refusal> tooMuch(String sentence) {
        return Optional.of(new Refusal.TooMuch(sentence));
    }

    static boolean isName(String text) {
        return !text.isEmpty() && text.indexOf('\0') < 0 && bytes(text) <= MOST_NAME_BYTES && isText(text);
    }

    /// Half a surrogate pair, which JSON can bring, is none.
    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
