package org.tidings.wire.dav;

/// Status codes with their reason phrases, as a multistatus repeats them.
final class StatusLine {
    private StatusLine() {}

    static String of(int status) {
        return switch (status) {
            case 200 -> "200 OK";
            case 403 -> "403 Forbidden";
            case 404 -> "404 Not Found";
            case 409 -> "409 Conflict";
            case 412 -> "412 Precondition Failed";
            case 423 -> "423 Locked";
            case 424 -> "424 Failed Dependency";
            case 507 -> "507 Insufficient Storage";
            default -> status + " Status " + status;
        };
    }
}
