package org.tidings.rules;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tidings.catalogue.RseRecord;
import org.tidings.model.Rse;

/// Which RSEs: Rucio's grammar, read strictly from left to right, all operators of one rank.
///
/// ```text
/// expr := term { op term }      op := '|' union   '&' intersection   '\' difference
/// term := '(' expr ')' | '*' | NAME | KEY '=' VALUE | KEY '<' NUMBER | KEY '>' NUMBER
/// ```
///
/// A bare name is an RSE, or an attribute that is `true`. As text it has parentheses wherever the operator changes,
/// so that a person sees how it was read: `a|b&c` is `(a|b)&c`.
public sealed interface RseExpression {

    boolean matches(RseRecord rse);

    /// How deep parentheses are in its text, at most.
    default int depth() {
        return 0;
    }

    /// The part of this that decides about an RSE.
    default RseExpression decidingOn(RseRecord rse) {
        return this;
    }

    /// Those of the given that match, by name.
    default SortedSet<Rse> among(Collection<RseRecord> rses) {
        SortedSet<Rse> matching = new TreeSet<>();
        rses.stream().filter(this::matches).map(RseRecord::rse).forEach(matching::add);
        return matching;
    }

    static ExpressionReader.Reading read(String text) {
        return ExpressionReader.read(text);
    }

    /// Every RSE.
    record All() implements RseExpression {
        @Override
        public boolean matches(RseRecord rse) {
            return true;
        }

        @Override
        public String toString() {
            return "*";
        }
    }

    /// An RSE by its name, or by an attribute that is `true`.
    record Named(String name) implements RseExpression {
        @Override
        public boolean matches(RseRecord rse) {
            return rse.rse().name().equals(name)
                    || "true".equals(rse.attributes().get(name));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// An attribute that has this value.
    record Is(String key, String value) implements RseExpression {
        @Override
        public boolean matches(RseRecord rse) {
            return value.equals(rse.attributes().get(key));
        }

        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /// An attribute that is a number on this side of another.
    record Compared(String key, Side side, BigDecimal number) implements RseExpression {
        @Override
        public boolean matches(RseRecord rse) {
            return Numbers.read(rse.attributes().get(key))
                    .filter(value -> side.holds(value.compareTo(number)))
                    .isPresent();
        }

        @Override
        public String toString() {
            return key + side.sign + number.toPlainString();
        }
    }

    /// Which side of a number.
    enum Side {
        BELOW('<'),
        ABOVE('>');

        private final char sign;

        Side(char sign) {
            this.sign = sign;
        }

        private boolean holds(int comparison) {
            return this == BELOW ? comparison < 0 : comparison > 0;
        }
    }

    /// Two sets made one.
    record Combined(RseExpression left, Operator operator, RseExpression right) implements RseExpression {
        @Override
        public boolean matches(RseRecord rse) {
            return switch (operator) {
                case UNION -> left.matches(rse) || right.matches(rse);
                case INTERSECTION -> left.matches(rse) && right.matches(rse);
                case DIFFERENCE -> left.matches(rse) && !right.matches(rse);
            };
        }

        @Override
        public RseExpression decidingOn(RseRecord rse) {
            boolean leftMatches = left.matches(rse);
            return switch (operator) {
                case UNION -> leftMatches ? left.decidingOn(rse) : right.matches(rse) ? right.decidingOn(rse) : this;
                case INTERSECTION -> matches(rse) ? this : (leftMatches ? right : left).decidingOn(rse);
                case DIFFERENCE -> (matches(rse) || !leftMatches ? left : right).decidingOn(rse);
            };
        }

        @Override
        public String toString() {
            String before = left instanceof Combined c && c.operator == operator ? left.toString() : inner(left);
            return before + operator.sign + inner(right);
        }

        private static String inner(RseExpression side) {
            return side instanceof Combined ? "(" + side + ")" : side.toString();
        }

        @Override
        public int depth() {
            boolean goesOn = left instanceof Combined c && c.operator == operator;
            return Math.max(left.depth() + (goesOn ? 0 : 1), right.depth() + 1);
        }
    }

    /// How two sets are made one.
    enum Operator {
        UNION('|'),
        INTERSECTION('&'),
        DIFFERENCE('\\');

        private final char sign;

        Operator(char sign) {
            this.sign = sign;
        }

        char sign() {
            return sign;
        }
    }
}
