package org.tidings.command;

import org.tidings.wire.client.Answer;

/// From a site's answer to a result or the end of a command.
final class Answers {
    private Answers() {}

    /// @param what it is about, as in a path
    /// @throws Failure when the site refused
    static <T> T done(String what, Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T> done -> done.value();
            case Answer.Refused<T> refused -> {
                String advice = refused.status() == 401 ? " Say as whom with --user or --token-file." : "";
                throw new Failure(Exit.ofStatus(refused.status()), what + ": " + refused.sentence() + advice);
            }
        };
    }

    /// Whether it is there.
    static <T> boolean found(String what, Answer<T> answer) {
        if (answer instanceof Answer.Refused<T> refused && refused.status() == 404) {
            return false;
        }
        done(what, answer);
        return true;
    }
}
