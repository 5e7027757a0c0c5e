package org.tidings.wire.dav;

import org.tidings.access.Activity;
import org.tidings.door.Refusal;
import org.tidings.model.StoragePath;

/// A door's refusal in HTTP's words.
///
/// @param status as RFC 9110 and RFC 4918 have it for the method
/// @param sentence for a person
record Refused(int status, String sentence) {
    static final int NOT_ALLOWED = 405;

    /// @param addresses how whoever is told is shown paths
    static Refused of(Refusal refusal, String method, Addresses addresses) {
        return switch (refusal) {
            case Refusal.Forbidden forbidden -> new Refused(403, forbidden(forbidden, addresses));
            case Refusal.Absent absent ->
                new Refused(404, "There is nothing at " + addresses.shown(absent.path()) + ".");
            case Refusal.ParentAbsent absent ->
                new Refused(409, "The directory of " + addresses.shown(absent.path()) + " does not exist.");
            case Refusal.NotADirectory not ->
                new Refused(409, "A file stands where " + addresses.shown(not.path()) + " needs a directory.");
            case Refusal.PathTaken taken -> taken(addresses.shown(taken.path()), method);
            case Refusal.NotEmpty full ->
                new Refused(409, "The directory " + addresses.shown(full.path()) + " is not empty.");
            case Refusal.PreconditionFailed failed ->
                new Refused(412, "What is at " + addresses.shown(failed.path()) + " is not what the request expects.");
            case Refusal.Locked locked ->
                new Refused(
                        423,
                        addresses.shown(locked.path()) + " is locked, and the lock's token was not sent by its owner.");
            case Refusal.NoSuchLock no ->
                new Refused(
                        method.equals("UNLOCK") ? 409 : 412,
                        "No lock of that token holds for " + addresses.shown(no.path()) + ".");
            case Refusal.ChecksumMismatch mismatch ->
                new Refused(
                        400,
                        "The bytes that came have the checksum " + mismatch.computed() + ", not " + mismatch.expected()
                                + ": nothing was stored.");
            case Refusal.Truncated truncated ->
                new Refused(
                        400,
                        truncated.announcedBytes() + " bytes were announced and " + truncated.receivedBytes()
                                + " came: nothing was stored.");
            case Refusal.NoSpace _ -> new Refused(507, "There is no space left for these bytes: nothing was stored.");
            case Refusal.TooLarge tooLarge ->
                new Refused(
                        413,
                        "Your token is for files of at most " + tooLarge.mostBytes() + " bytes: nothing was stored.");
            case Refusal.TooMuch tooMuch -> new Refused(422, tooMuch.sentence());
            case Refusal.IntoItself into ->
                new Refused(403, addresses.shown(into.path()) + " cannot be put into or over itself.");
            case Refusal.Contended contended ->
                new Refused(503, "Others keep changing " + addresses.shown(contended.path()) + "; try again.");
            case Refusal.Lost lost ->
                new Refused(
                        503,
                        "The bytes of " + addresses.shown(lost.path())
                                + " are lost at this site, unless they are found again or replaced.");
            case Refusal.Unavailable unavailable ->
                new Refused(503, "The bytes of " + addresses.shown(unavailable.path()) + " are not available now.");
        };
    }

    private static Refused taken(StoragePath path, String method) {
        return switch (method) {
            case "COPY", "MOVE" -> new Refused(412, "Something is at " + path + " already.");
            case "MKCOL" -> new Refused(NOT_ALLOWED, "Something is at " + path + " already.");
            case "PUT" -> new Refused(NOT_ALLOWED, "A directory is at " + path + ".");
            default -> new Refused(409, "A directory is at " + path + ".");
        };
    }

    private static String forbidden(Refusal.Forbidden forbidden, Addresses addresses) {
        return "You may not " + verb(forbidden.activity()) + " " + addresses.shown(forbidden.path()) + ".";
    }

    private static String verb(Activity activity) {
        return switch (activity) {
            case LIST -> "list";
            case READ_METADATA -> "look at";
            case UPDATE_METADATA, MANAGE -> "change the attributes of";
            case DOWNLOAD -> "read";
            case UPLOAD -> "write to";
            case DELETE -> "remove or replace";
            case STAGE -> "stage";
        };
    }
}
