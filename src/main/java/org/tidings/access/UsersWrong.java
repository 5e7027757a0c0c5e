package org.tidings.access;

/// The users file cannot be read or written, or says something that cannot be.
public final class UsersWrong extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    /// @param sentence for people; tells no secret
    public UsersWrong(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
