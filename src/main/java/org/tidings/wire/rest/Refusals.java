package org.tidings.wire.rest;

import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.tidings.door.Refusal;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.RequestRefused;

/// The door's refusals in the statuses of dCache's namespace API, where whatever is neither about rights nor about what
/// is
/// missing is 400.
final class Refusals {
    private static final String RETRY_SECONDS = "1";

    private Refusals() {}

    /// @param shown how the asker is shown paths
    static RequestRefused told(Refusal refusal, UnaryOperator<StoragePath> shown) {
        return switch (refusal) {
            case Refusal.Forbidden no ->
                new RequestRefused(403, "Permission denied at " + shown.apply(no.path()) + ".");
            case Refusal.Absent absent -> missing(shown.apply(absent.path()));
            case Refusal.ParentAbsent absent ->
                missing(shown.apply(absent.path().parent()));
            case Refusal.NotADirectory file -> wrong(shown.apply(file.path()) + " needs a directory where a file is.");
            case Refusal.PathTaken taken -> wrong(shown.apply(taken.path()) + " exists already.");
            case Refusal.NotEmpty full -> wrong("The directory " + shown.apply(full.path()) + " is not empty.");
            case Refusal.IntoItself into -> wrong(shown.apply(into.path()) + " cannot be put into or over itself.");
            case Refusal.TooMuch much -> wrong(much.sentence());
            case Refusal.PreconditionFailed failed ->
                new RequestRefused(409, "What is at " + shown.apply(failed.path()) + " is not as expected.");
            case Refusal.Locked locked -> new RequestRefused(423, shown.apply(locked.path()) + " is locked.");
            case Refusal.NoSuchLock no -> new RequestRefused(409, "There is no such lock.");
            case Refusal.Contended contended ->
                later("Others keep changing " + shown.apply(contended.path()) + "; try again.");
            case Refusal.Unavailable away ->
                later("The bytes of " + shown.apply(away.path()) + " are not available now.");
            case Refusal.Lost lost -> later("The bytes of " + shown.apply(lost.path()) + " are lost at this site.");
            case Refusal.ChecksumMismatch mismatch -> wrong("The bytes do not have the checksum they should have.");
            case Refusal.Truncated truncated -> wrong("The bytes are not as many as they should be.");
            case Refusal.NoSpace none -> new RequestRefused(507, "There is no space left.");
            case Refusal.TooLarge large ->
                new RequestRefused(413, "Files of at most " + large.mostBytes() + " bytes may be uploaded.");
        };
    }

    private static RequestRefused missing(StoragePath path) {
        return new RequestRefused(404, "No such file or directory: " + path);
    }

    private static RequestRefused wrong(String sentence) {
        return RequestRefused.malformed(sentence);
    }

    private static RequestRefused later(String sentence) {
        return new RequestRefused(503, sentence).withField(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
}
