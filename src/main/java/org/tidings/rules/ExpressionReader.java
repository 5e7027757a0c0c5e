package org.tidings.rules;

import java.math.BigDecimal;
import java.util.Optional;
import org.tidings.rules.RseExpression.All;
import org.tidings.rules.RseExpression.Combined;
import org.tidings.rules.RseExpression.Compared;
import org.tidings.rules.RseExpression.Is;
import org.tidings.rules.RseExpression.Named;
import org.tidings.rules.RseExpression.Operator;
import org.tidings.rules.RseExpression.Side;

/// Reads the text of an [RseExpression].
public final class ExpressionReader {
    static final int LONGEST = 1000;
    static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private ExpressionReader(String text) {
        this.text = text;
    }

    /// What came of it.
    public sealed interface Reading {
        record Read(RseExpression read) implements Reading {}

        /// @param sentence what is wrong, and at which character
        record Wrong(String sentence) implements Reading {}

        default Optional<RseExpression> expression() {
            return switch (this) {
                case Read it -> Optional.of(it.read);
                case Wrong wrong -> Optional.empty();
            };
        }

        default Optional<String> problem() {
            return switch (this) {
                case Read read -> Optional.empty();
                case Wrong wrong -> Optional.of(wrong.sentence);
            };
        }
    }

    static Reading read(String text) {
        if (text.length() > LONGEST) {
            return tooLong();
        }
        try {
            var reader = new ExpressionReader(text);
            RseExpression expression = reader.expression();
            reader.end();
            return judged(expression);
        } catch (Unreadable unreadable) {
            return new Reading.Wrong(unreadable.sentence);
        }
    }

    /// What is read can be written, with its parentheses, and read again.
    private static Reading judged(RseExpression expression) {
        if (expression.depth() > DEEPEST) {
            return new Reading.Wrong("Operators change at most " + DEEPEST + " times; try parentheses.");
        }
        return expression.toString().length() > LONGEST ? tooLong() : new Reading.Read(expression);
    }

    private static Reading tooLong() {
        return new Reading.Wrong(
                "An expression of RSEs has at most " + LONGEST + " characters, with all its parentheses.");
    }

    private RseExpression expression() {
        RseExpression left = term();
        for (Optional<Operator> operator = operator(); operator.isPresent(); operator = operator()) {
            left = new Combined(left, operator.get(), term());
        }
        return left;
    }

    private Optional<Operator> operator() {
        skipBlanks();
        for (Operator operator : Operator.values()) {
            if (take(operator.sign())) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private RseExpression term() {
        skipBlanks();
        if (take('(')) {
            return inParentheses();
        }
        if (take('*')) {
            return new All();
        }
        String word = word("an RSE, an attribute, '*' or '('");
        skipBlanks();
        if (take('=')) {
            return new Is(word, word("the value of " + word));
        }
        if (take('<')) {
            return new Compared(word, Side.BELOW, number(word));
        }
        return take('>') ? new Compared(word, Side.ABOVE, number(word)) : new Named(word);
    }

    private RseExpression inParentheses() {
        int opened = at;
        if (++depth > DEEPEST) {
            throw new Unreadable("Parentheses are at most " + DEEPEST + " deep.");
        }
        RseExpression inner = expression();
        if (!take(')')) {
            throw new Unreadable("The '(' at character " + opened + " is not closed" + found() + ".");
        }
        depth--;
        return inner;
    }

    private BigDecimal number(String key) {
        skipBlanks();
        int start = at;
        return Numbers.read(word("a number to compare " + key + " with"))
                .orElseThrow(() ->
                        new Unreadable("At character " + (start + 1) + ": a number to compare " + key + " with."));
    }

    private String word(String wanted) {
        skipBlanks();
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new Unreadable("At character " + (at + 1) + " there should be " + wanted + found() + ".");
        }
        return text.substring(start, at);
    }

    private void end() {
        skipBlanks();
        if (at < text.length()) {
            throw new Unreadable("At character " + (at + 1) + " there should be '|', '&' or '\\'" + found() + ".");
        }
    }

    private String found() {
        return at < text.length() ? ", not '" + Character.toString(text.codePointAt(at)) + "'" : ", but it ends there";
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || "_.-:/+@%".indexOf(c) >= 0;
    }

    private boolean take(char sign) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == sign;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
