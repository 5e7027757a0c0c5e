package org.tidings.channel;

import static org.tidings.channel.Flag.IN_ACCESS;
import static org.tidings.channel.Flag.IN_ATTRIB;
import static org.tidings.channel.Flag.IN_CLOSE_NOWRITE;
import static org.tidings.channel.Flag.IN_CLOSE_WRITE;
import static org.tidings.channel.Flag.IN_CREATE;
import static org.tidings.channel.Flag.IN_DELETE;
import static org.tidings.channel.Flag.IN_DELETE_SELF;
import static org.tidings.channel.Flag.IN_MODIFY;
import static org.tidings.channel.Flag.IN_MOVED_FROM;
import static org.tidings.channel.Flag.IN_MOVED_TO;
import static org.tidings.channel.Flag.IN_MOVE_SELF;
import static org.tidings.channel.Flag.IN_OPEN;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tidings.model.AccessEvent;
import org.tidings.model.Content;
import org.tidings.model.EntryEvent;
import org.tidings.model.NamespaceEvent;
import org.tidings.model.Place;
import org.tidings.model.Subject;

/// What each event is in inotify's words. Pure, and always in the same order: a notice's place in the list is part of
/// its id, so it may be extended at the end only.
///
/// An upload is one event here and was several to dCache; all of them are told at commit, when the file is there.
final class Notices {
    /// No event is more notices than this.
    static final int MOST = 12;

    private static final int COOKIE_BYTES = 16;

    private Notices() {}

    /// @param at when it happened; goes into a rename's cookie
    static List<Notice> of(EntryEvent event, Instant at) {
        Subject subject = event.subject();
        return switch (event) {
            case NamespaceEvent.FileCreated e -> uploaded(subject, e.content());
            case NamespaceEvent.FileWritten e -> both(subject, IN_OPEN, IN_MODIFY, IN_CLOSE_WRITE, IN_ATTRIB);
            case NamespaceEvent.FileRenamed e -> moved(subject, e.from(), at);
            case NamespaceEvent.DirectoryRenamed e -> moved(subject, e.from(), at);
            case NamespaceEvent.FileDeleted e -> deleted(subject);
            case NamespaceEvent.DirectoryDeleted e -> deleted(subject);
            case NamespaceEvent.DirectoryCreated e -> List.of(child(subject, IN_CREATE));
            case NamespaceEvent.FileLost e -> both(subject, IN_ATTRIB);
            case NamespaceEvent.FileFound e -> both(subject, IN_ATTRIB);
            case NamespaceEvent.PermissionsChanged e -> both(subject, IN_ATTRIB);
            case NamespaceEvent.XattrsChanged e -> both(subject, IN_ATTRIB);
            case NamespaceEvent.TimesChanged e -> both(subject, IN_ATTRIB);
            case NamespaceEvent.LabelsChanged e -> both(subject, IN_ATTRIB);
            case AccessEvent.FileOpened e ->
                e.content().sizeBytes() > 0 ? both(subject, IN_OPEN, IN_ACCESS) : both(subject, IN_OPEN);
            case AccessEvent.FileRead e -> both(subject, IN_CLOSE_NOWRITE);
            case AccessEvent.DirectoryListed e -> both(subject, IN_OPEN, IN_CLOSE_NOWRITE);
        };
    }

    private static Notice child(Subject subject, Flag flag) {
        return Notice.ofChild(subject.place().parent(), subject.place().name(), flag);
    }

    /// Each to the watchers of the entry, and to those of its directory. The root is in no directory.
    private static List<Notice> both(Subject subject, Flag... flags) {
        List<Notice> notices = new ArrayList<>();
        for (Flag flag : flags) {
            notices.add(Notice.ofSelf(subject.id(), flag));
            if (!subject.id().isRoot()) {
                notices.add(child(subject, flag));
            }
        }
        return notices;
    }

    /// Nobody can watch what is new.
    private static List<Notice> uploaded(Subject subject, Content content) {
        List<Flag> flags = content.sizeBytes() > 0
                ? List.of(IN_CREATE, IN_OPEN, IN_MODIFY, IN_CLOSE_WRITE, IN_ATTRIB)
                : List.of(IN_CREATE, IN_OPEN, IN_CLOSE_WRITE, IN_ATTRIB);
        return flags.stream().map(flag -> child(subject, flag)).toList();
    }

    private static List<Notice> deleted(Subject subject) {
        return List.of(Notice.ofSelf(subject.id(), IN_DELETE_SELF), child(subject, IN_DELETE));
    }

    private static List<Notice> moved(Subject subject, Place from, Instant at) {
        Optional<String> cookie = Optional.of(cookie(subject, from, at));
        return List.of(
                Notice.ofSelf(subject.id(), IN_MOVE_SELF),
                new Notice(from.parent(), Optional.of(from.name()), IN_MOVED_FROM, Notice.Side.DEPARTURE, cookie),
                new Notice(
                        subject.place().parent(),
                        Optional.of(subject.place().name()),
                        IN_MOVED_TO,
                        Notice.Side.ARRIVAL,
                        cookie));
    }

    private static String cookie(Subject subject, Place from, Instant at) {
        String all = subject.id() + from.path().text() + "\0"
                + subject.place().path().text() + "\0" + at;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, COOKIE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
