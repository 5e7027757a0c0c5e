package org.tidings.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tidings.model.Pause;

/// Everybody who may log in: the users file, read again when it changes.
///
/// A file that has become wrong changes nothing: the users of its last good state stay, and [#complaint]
/// says what is the matter.
public final class Users {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private final InstantSource clock;
    private final Pause pause;
    private volatile Known known;

    /// The users, and the state of the file they were read from.
    private record Known(Map<String, User> byName, Map<Integer, User> byUid, Object stamp, Optional<String> complaint) {

        static Known of(Map<String, User> users, Object stamp) {
            Map<Integer, User> byUid = new HashMap<>();
            users.values().forEach(user -> byUid.put(user.uid(), user));
            return new Known(users, byUid, stamp, Optional.empty());
        }

        Known ailing(Object newStamp, String sentence) {
            return new Known(byName, byUid, newStamp, Optional.of(sentence));
        }
    }

    /// @throws UsersWrong when the file is missing or wrong
    public Users(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.pause = new Pause(clock.instant(), LOOK_EVERY);
        Object stamp = stamp(file);
        this.known = Known.of(UsersText.read(text(file)), stamp);
    }

    public Optional<User> named(String name) {
        return Optional.ofNullable(current().byName().get(name));
    }

    /// The login name of a uid.
    public Optional<String> nameOf(int uid) {
        return Optional.ofNullable(current().byUid().get(uid)).map(User::name);
    }

    public Collection<User> all() {
        return List.copyOf(current().byName().values());
    }

    /// What is wrong with the file since it was last good, in a sentence.
    public Optional<String> complaint() {
        return current().complaint();
    }

    private Known current() {
        Instant now = clock.instant();
        if (pause.isOver(now)) {
            pause.begin(now, LOOK_EVERY);
            look();
        }
        return known;
    }

    private synchronized void look() {
        Object stamp = "";
        try {
            stamp = stamp(file);
            if (!stamp.equals(known.stamp())) {
                known = Known.of(UsersText.read(text(file)), stamp);
            }
        } catch (UsersWrong wrong) {
            known = known.ailing(stamp, wrong.sentence());
        }
    }

    /// Changes whenever the file does: it is replaced, never written to, by us.
    private static Object stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.size() > MOST_BYTES) {
                throw new UsersWrong("The users file " + file + " is too large.");
            }
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UsersWrong unreadable(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? new UsersWrong("There is no users file " + file + ". 'tidings user add' makes one.")
                : new UsersWrong("The users file " + file + " cannot be read: " + e.getMessage() + ".");
    }

    /// Adds a user, or replaces the one of that name, in a file that need not be there yet.
    ///
    /// The file is replaced as a whole, readable by its owner alone.
    ///
    /// @throws UsersWrong when the file is wrong or cannot be written
    public static void put(Path file, User user) {
        change(file, users -> {
            users.put(user.name(), user);
            return users;
        });
    }

    /// Removes a user.
    ///
    /// @return whether there was one
    public static boolean remove(Path file, String name) {
        boolean there = UsersText.read(text(file)).containsKey(name);
        change(file, users -> {
            users.remove(name);
            return users;
        });
        return there;
    }

    /// The users in a file now, for those who do not stay.
    public static Collection<User> in(Path file) {
        return Files.exists(file) ? UsersText.read(text(file)).values() : Set.of();
    }

    private static synchronized void change(Path file, UnaryOperator<Map<String, User>> how) {
        Map<String, User> before = Files.exists(file) ? UsersText.read(text(file)) : Map.of();
        String text = UsersText.write(how.apply(new LinkedHashMap<>(before)).values());
        UsersText.read(text);
        try {
            PrivateFile.replace(file, text);
        } catch (IOException e) {
            throw new UsersWrong("The users file " + file + " cannot be written: " + e.getMessage() + ".");
        }
    }
}
