package org.tidings.wire.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidings.model.FileId;

/// An entity tag (RFC 9110 §8.8.3). Ours are strong: a file's id and the generation of its bytes.
///
/// @param weak whether it was marked `W/`
/// @param opaque the text between the quotes
public record EntityTag(boolean weak, String opaque) {
    private static final int MOST = 256;

    /// The tag of one content of a file: another overwrite, another tag. Its form is dCache's.
    public static EntityTag of(FileId id, long generation) {
        return new EntityTag(false, id.hex().toUpperCase(Locale.ROOT) + "_" + generation);
    }

    /// Reads one tag.
    ///
    /// @throws RequestRefused when the text is anything else
    public static EntityTag parse(String text) {
        List<EntityTag> tags = parseList(text);
        if (tags.size() != 1) {
            throw notATag();
        }
        return tags.getFirst();
    }

    /// Reads a list of tags divided by commas.
    ///
    /// @throws RequestRefused when there is none, or something that is not a tag
    public static List<EntityTag> parseList(String text) {
        List<EntityTag> tags = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',' || c == ' ' || c == '\t') {
                at++;
                continue;
            }
            boolean weak = text.startsWith("W/", at);
            int open = weak ? at + 2 : at;
            int close = open < text.length() && text.charAt(open) == '"' ? text.indexOf('"', open + 1) : -1;
            if (close < 0 || tags.size() == MOST) {
                throw notATag();
            }
            tags.add(new EntityTag(weak, text.substring(open + 1, close)));
            at = close + 1;
        }
        if (tags.isEmpty()) {
            throw notATag();
        }
        return tags;
    }

    /// Whether both are strong and the same (RFC 9110 §8.8.3.2): the bytes are equal.
    public boolean matchesStrongly(EntityTag other) {
        return !weak && !other.weak && opaque.equals(other.opaque);
    }

    /// Whether they are the same but for the mark.
    public boolean matchesWeakly(EntityTag other) {
        return opaque.equals(other.opaque);
    }

    private static RequestRefused notATag() {
        return RequestRefused.malformed("An entity tag is text in double quotes; several are divided by commas.");
    }

    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + opaque + "\"";
    }
}
