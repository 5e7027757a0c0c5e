package org.tidings.wire.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.wire.dav.IfHeader.Condition;
import org.tidings.wire.dav.IfHeader.ConditionList;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.RequestRefused;

/// Reads the grammar of RFC 4918 §10.4.2, one character after the other.
final class IfHeaderParser {
    private static final int MOST_CONDITIONS = 256;

    private final String text;
    private int at;
    private int conditions;

    IfHeaderParser(String text) {
        this.text = text;
    }

    List<ConditionList> lists() {
        List<ConditionList> lists = new ArrayList<>();
        Optional<String> resource = Optional.empty();
        boolean listDue = false;
        skipSpace();
        while (at < text.length()) {
            if (text.charAt(at) == '<') {
                if (listDue || (resource.isEmpty() && !lists.isEmpty())) {
                    throw malformed();
                }
                resource = Optional.of(between('<', '>'));
                listDue = true;
            } else {
                lists.add(new ConditionList(resource, list()));
                listDue = false;
            }
            skipSpace();
        }
        if (lists.isEmpty() || listDue) {
            throw malformed();
        }
        return lists;
    }

    private List<Condition> list() {
        expect('(');
        List<Condition> list = new ArrayList<>();
        skipSpace();
        while (peek() != ')') {
            if (++conditions > MOST_CONDITIONS) {
                throw malformed();
            }
            list.add(condition());
            skipSpace();
        }
        at++;
        if (list.isEmpty()) {
            throw malformed();
        }
        return list;
    }

    private Condition condition() {
        boolean negated = text.regionMatches(true, at, "Not", 0, 3);
        if (negated) {
            at += 3;
            skipSpace();
        }
        return switch (peek()) {
            case '<' -> new Condition.Token(negated, between('<', '>'));
            case '[' -> new Condition.Tag(negated, EntityTag.parse(between('[', ']')));
            default -> throw malformed();
        };
    }

    private String between(char open, char close) {
        expect(open);
        int end = text.indexOf(close, at);
        if (end <= at) {
            throw malformed();
        }
        String inner = text.substring(at, end);
        at = end + 1;
        return inner;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw malformed();
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static RequestRefused malformed() {
        return RequestRefused.malformed("The If field does not follow RFC 4918, section 10.4.");
    }
}
