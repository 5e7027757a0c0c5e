package org.tidings.wire.site;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tidings.model.TransferEvent.FailureClass;
import org.tidings.model.TransferEvent.Mode;

/// What the closing lines and refusals of active sides mean: ours name their class, XRootD's and dCache's tell in
/// prose.
final class FailureWords {
    private static final Pattern REMOTE_STATUS = Pattern.compile("status code (\\d{3})");

    private FailureWords() {}

    /// @param line behind `failure:`
    static FailureClass kind(String line) {
        String words = line.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
        var remote = REMOTE_STATUS.matcher(words);
        if (remote.find()) {
            return ofRemote(Integer.parseInt(remote.group(1)));
        }
        if (words.contains("mismatch") || words.contains("partial file") || words.contains("truncated")) {
            return FailureClass.MISMATCH;
        }
        if (words.contains("source missing")) {
            return FailureClass.SOURCE_MISSING;
        }
        if (words.contains("source denied")) {
            return FailureClass.SOURCE_DENIED;
        }
        if (words.contains("destination denied")) {
            return FailureClass.DESTINATION_DENIED;
        }
        if (words.contains("destination taken")) {
            return FailureClass.DESTINATION_TAKEN;
        }
        if (words.contains("no space") || words.contains("quota")) {
            return FailureClass.NO_SPACE;
        }
        if (words.contains("timeout") || words.contains("no bytes have been received") || words.contains("stall")) {
            return FailureClass.TIMEOUT;
        }
        if (words.contains("cancelled") || words.contains("aborted")) {
            return FailureClass.CANCELLED;
        }
        if (words.contains("destination unreachable")) {
            return FailureClass.DESTINATION_UNREACHABLE;
        }
        return words.contains("unreachable") || words.contains("connect")
                ? FailureClass.SOURCE_UNREACHABLE
                : FailureClass.OTHER;
    }

    private static FailureClass ofRemote(int status) {
        return switch (status) {
            case 404, 410 -> FailureClass.SOURCE_MISSING;
            case 401, 403 -> FailureClass.SOURCE_DENIED;
            case 507 -> FailureClass.NO_SPACE;
            default -> FailureClass.SOURCE_UNREACHABLE;
        };
    }

    /// @param status with which the active side refused to begin
    static FailureClass kind(int status, Mode mode) {
        boolean atSource = mode == Mode.PUSH;
        return switch (status) {
            case 401, 403 -> atSource ? FailureClass.SOURCE_DENIED : FailureClass.DESTINATION_DENIED;
            case 404 -> atSource ? FailureClass.SOURCE_MISSING : FailureClass.OTHER;
            case 412 -> FailureClass.DESTINATION_TAKEN;
            case 507 -> FailureClass.NO_SPACE;
            case 429, 500, 502, 503, 504 ->
                atSource ? FailureClass.SOURCE_UNREACHABLE : FailureClass.DESTINATION_UNREACHABLE;
            default -> FailureClass.OTHER;
        };
    }
}
