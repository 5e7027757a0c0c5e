package org.tidings.wire.dav;

/// Text on its way into XML 1.0: escaped, and without the characters XML cannot hold.
final class XmlText {
    private XmlText() {}

    /// The text as it may stand in XML; see [#escape].
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(text, out);
        return out.toString();
    }

    /// Appends the text so that it may stand between tags and in double quotes. What XML cannot write,
    /// control characters and halves of surrogate pairs, becomes U+FFFD.
    static void escape(String text, StringBuilder out) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"') {
                continue;
            }
            out.append(text, from, i);
            i += special(text, i, out);
            from = i + 1;
        }
        out.append(text, from, text.length());
    }

    /// Appends the character at that place and says how many more were taken with it.
    private static int special(String text, int at, StringBuilder out) {
        char c = text.charAt(at);
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\r' -> out.append("&#13;");
            case '\n' -> out.append("&#10;");
            case '\t' -> out.append("&#9;");
            default -> {
                return beyondAscii(text, at, out);
            }
        }
        return 0;
    }

    private static int beyondAscii(String text, int at, StringBuilder out) {
        int point = text.codePointAt(at);
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (point < ' ' || half || point == 0xFFFE || point == 0xFFFF) {
            out.append('\uFFFD');
            return 0;
        }
        out.appendCodePoint(point);
        return Character.charCount(point) - 1;
    }

    /// The text that escaped XML without markup stands for.
    static String plain(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#13;", "\r")
                .replace("&#10;", "\n")
                .replace("&#9;", "\t")
                .replace("&amp;", "&");
    }

    /// Whether the text can be an element's name without a prefix.
    static boolean isName(String text) {
        return !text.isEmpty()
                && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_')
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }
}
