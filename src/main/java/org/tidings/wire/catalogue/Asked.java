package org.tidings.wire.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.util.Fields;
import org.tidings.model.Did;
import org.tidings.model.Rse;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.PercentCoding;
import org.tidings.wire.http.Problem;
import org.tidings.wire.http.Query;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// What the URL of a request asks, each part judged.
record Asked(Fields query) {
    static final int USUAL_LIMIT = 100;
    static final int MOST = 1000;
    /// What the server reads where bytes stand unescaped that are not UTF-8.
    private static final char REPLACEMENT = '\uFFFD';

    /// @param known the parameters that mean something here
    /// @throws RequestRefused when there is another one, or one twice
    static Asked of(Visit visit, String... known) {
        Fields query = Query.of(visit.request());
        Set<String> names = Set.of(known);
        for (Fields.Field field : query) {
            String name = field.getName();
            if (!names.contains(name) && !name.equals(Answer.QUERY_TOKEN)) {
                throw Problem.ofParameter(name, "There is no such parameter.");
            }
            if (field.getValues().size() > 1) {
                throw Problem.ofParameter(name, "It is given more than once.");
            }
        }
        return new Asked(query);
    }

    /// A parameter; an empty one counts as none.
    Optional<String> text(String name) {
        return Optional.ofNullable(query.getValue(name)).filter(value -> !value.isEmpty());
    }

    /// How many at most.
    int limit() {
        String text = text("limit").orElse(Integer.toString(USUAL_LIMIT));
        int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw Problem.ofParameter("limit", "It is a number from 1 to " + MOST + ".");
        }
        return limit;
    }

    /// A whole number that is not negative.
    Optional<Long> number(String name) {
        return text(name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw Problem.ofParameter(name, "It is a whole number.");
            }
            return Long.parseLong(text);
        });
    }

    /// A parameter that may be a part of a scope or a name.
    Optional<String> partOfDid(String name) {
        return text(name).map(text -> {
            if (!Did.isText(text)) {
                throw Problem.ofParameter(name, "It is text that UTF-8 can write, without NUL.");
            }
            return text;
        });
    }

    Optional<Did> did(String name) {
        return text(name).map(text -> {
            try {
                return Did.parse(text);
            } catch (IllegalArgumentException notOne) {
                throw Problem.ofParameter(name, String.valueOf(notOne.getMessage()));
            }
        });
    }

    Optional<Rse> rse(String name) {
        return text(name).map(text -> {
            try {
                return new Rse(text);
            } catch (IllegalArgumentException notOne) {
                throw Problem.ofParameter(name, String.valueOf(notOne.getMessage()));
            }
        });
    }

    /// One of an enum's words, in any letters.
    <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        return text(name).map(text -> {
            for (E word : words.getEnumConstants()) {
                if (word.name().equalsIgnoreCase(text)) {
                    return word;
                }
            }
            throw Problem.ofParameter(name, "It is one of " + List.of(words.getEnumConstants()) + ".");
        });
    }

    /// The file that `{scope}/{name...}` of the path means.
    ///
    /// @throws RequestRefused when that is no DID
    static Did did(Visit visit) {
        String name = visit.variable("name");
        if (name.indexOf(REPLACEMENT) >= 0) {
            throw RequestRefused.malformed("The bytes of a URL are UTF-8.");
        }
        try {
            return new Did(visit.variable("scope"), PercentCoding.decode(name));
        } catch (IllegalArgumentException notOne) {
            throw RequestRefused.malformed(String.valueOf(notOne.getMessage()));
        }
    }
}
