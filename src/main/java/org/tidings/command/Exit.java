package org.tidings.command;

/// Exit codes, as `tidings --help` documents them.
public enum Exit {
    OK(0, "done"),
    FAILED(1, "it did not work; the sentence says why"),
    USAGE(2, "the command was not understood"),
    NOT_FOUND(3, "there is no such file or directory"),
    NOT_ALLOWED(4, "wrong user or password, or not allowed"),
    UNREACHABLE(5, "the site does not answer"),
    CONFIGURATION(6, "the configuration is wrong"),
    TAKEN(7, "it is there already"),
    CORRUPT(8, "the bytes do not match their checksum"),
    UNEXPECTED(70, "a mistake of ours; --debug tells more");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /// For a refusal with this status of HTTP.
    static Exit ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405, 412 -> TAKEN;
            default -> FAILED;
        };
    }
}
