package org.tidings.wire.rest;

import java.util.Optional;
import java.util.OptionalLong;
import org.tidings.door.ChangeAttributes.Permissions;
import org.tidings.door.Extent;
import org.tidings.door.FindEntry;
import org.tidings.door.Ground;
import org.tidings.door.MakeDirectory;
import org.tidings.door.MoveEntry;
import org.tidings.door.Partly;
import org.tidings.door.Precondition;
import org.tidings.door.Refusal;
import org.tidings.model.Mode;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Entry;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.json.JsonObject;

/// What a POST to the namespace can ask for, by the `action` of its body. Members nobody asks for are ignored, as in
/// dCache.
final class Actions {
    private static final int MOST_MODE = 07777;
    private static final int LONGEST_WORD = 64;
    private static final String DISK = "disk";
    private final FindEntry findEntry;
    private final MakeDirectory makeDirectory;
    private final MoveEntry moveEntry;
    private final Attributes attributes;

    Actions(Ground ground) {
        this.findEntry = new FindEntry(ground);
        this.makeDirectory = new MakeDirectory(ground);
        this.moveEntry = new MoveEntry(ground);
        this.attributes = new Attributes(ground);
    }

    /// @param path what the request is about
    /// @throws RequestRefused when it was not done
    void act(Asking asking, StoragePath path, JsonObject body) {
        String action = needed(body, "action");
        switch (action) {
            case "mkdir" -> makeDirectory(asking, path, needed(body, "name"));
            case "mv" -> move(asking, path, needed(body, "destination"));
            case "chmod" -> attributes.permit(asking, path, Permissions.ofMode(mode(body)));
            case "chgrp" -> attributes.permit(asking, path, ofGroup(body));
            case "set-label" -> attributes.label(asking, path, needed(body, "label"));
            case "rm-label" -> attributes.unlabel(asking, path, needed(body, "label"));
            case "set-xattr" -> attributes.setXattrs(asking, path, body);
            case "rm-xattr" -> attributes.removeXattrs(asking, path, body);
            case "qos" -> keepAs(asking, path, body);
            case "pin", "unpin" -> {
                entry(asking, path);
                throw RequestRefused.malformed("This site has no tape: there is nothing to pin.");
            }
            default -> throw RequestRefused.malformed("Unknown action: " + quoted(action));
        }
    }

    /// Not more of it than anybody reads.
    private static String quoted(String word) {
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word;
    }

    private static String needed(JsonObject body, String member) {
        return body.text(member).orElseThrow(() -> RequestRefused.malformed("'" + member + "' is missing."));
    }

    private static long neededNumber(JsonObject body, String member) {
        OptionalLong number = body.number(member);
        return number.orElseThrow(() -> RequestRefused.malformed("'" + member + "' is missing."));
    }

    private void makeDirectory(Asking asking, StoragePath directory, String name) {
        if (!(entry(asking, directory) instanceof Entry.Directory)) {
            throw asking.refused(new Refusal.NotADirectory(directory));
        }
        StoragePath path = WrittenPath.child(directory, name);
        switch (makeDirectory.make(asking.caller(), path, MakeDirectory.Parents.MUST_EXIST)) {
            case MakeDirectory.Made made -> {}
            case Refusal refusal -> throw asking.refused(refusal);
        }
    }

    private Entry entry(Asking asking, StoragePath path) {
        return switch (findEntry.find(asking.caller(), path)) {
            case FindEntry.Found(Entry entry) -> entry;
            case Refusal refusal -> throw asking.refused(refusal);
        };
    }

    /// A relative destination is one in the directory of what is moved. As rename(2): to where it is already, nothing
    /// is done; a directory in the way goes only if it is empty.
    private void move(Asking asking, StoragePath from, String destination) {
        StoragePath to = asking.inside(WrittenPath.resolve(asking.shown(from).parent(), destination));
        if (to.equals(from)) {
            entry(asking, from);
            return;
        }
        switch (moveEntry.move(asking.caller(), from, to, Optional.of(Extent.ALONE), Precondition.NONE)) {
            case MoveEntry.Moved moved -> {}
            case Partly partly -> throw asking.refused(partly.why());
            case Refusal refusal -> throw asking.refused(refusal);
        }
    }

    private static Mode mode(JsonObject body) {
        long bits = neededNumber(body, "mode");
        if (bits < 0 || bits > MOST_MODE) {
            throw RequestRefused.malformed("'mode' is a number from 0 to " + MOST_MODE + ", the permission bits.");
        }
        return new Mode((int) bits);
    }

    private static Permissions ofGroup(JsonObject body) {
        long gid = neededNumber(body, "gid");
        if (gid < 0 || gid > Integer.MAX_VALUE) {
            throw RequestRefused.malformed("'gid' is the number of a group.");
        }
        return new Permissions(Optional.empty(), Optional.empty(), Optional.of((int) gid));
    }

    /// A site of disks alone keeps files on disk, and nowhere else.
    private void keepAs(Asking asking, StoragePath path, JsonObject body) {
        Entry entry = entry(asking, path);
        if (body.take("policy").isPresent()) {
            throw RequestRefused.malformed("This site has no QoS policies.");
        }
        String target = needed(body, "target");
        if (entry instanceof Entry.Directory) {
            throw RequestRefused.malformed("Transition for directories not supported");
        }
        switch (target) {
            case DISK -> {}
            case "tape", "disk+tape" -> throw RequestRefused.malformed("This site has no tape: files stay on disk.");
            default -> throw RequestRefused.malformed("Unknown target QoS: " + quoted(target));
        }
    }
}
