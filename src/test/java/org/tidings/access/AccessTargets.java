package org.tidings.access;

import static org.tidings.fuzz.Target.promise;
import static org.tidings.fuzz.Target.promiseEqual;
import static org.tidings.fuzz.Target.unless;

import java.util.List;
import org.tidings.fuzz.Target;

/// The users file, and addresses.
public final class AccessTargets {
    private static final String HASH = "$2a$10$l1Wnu3gSmF8U88EOUdkOZOWasRDbJ.e5Q7h7pzWjG2fOIBCrF/YPG";

    private AccessTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "users-file",
                        List.of(
                                "users:\n  alice:\n    password: \"" + HASH
                                        + "\"\n"
                                        + "    uid: 1001\n"
                                        + "    gids: [1001, 100]\n"
                                        + "    home: /home/alice\n"
                                        + "    roles: [admin]\n",
                                "users: {}",
                                "users:"),
                        List.of(
                                "uid: ",
                                "gids: ",
                                "home: ",
                                "roles: ",
                                "password: ",
                                "&a ",
                                "*a",
                                "<<: ",
                                "!!",
                                "- ",
                                "? "),
                        AccessTargets::usersFile),
                Target.ofText(
                        "address-range",
                        List.of("192.0.2.0/24", "::1", "2001:db8::/33", "0.0.0.0/0", "fe80::1%1"),
                        List.of("/", "::", "::ffff:", "255", "%lo", "0x", "[", "]"),
                        text -> unless(IllegalArgumentException.class, () -> AddressRange.parse(text))
                                .ifPresent(range -> {
                                    range.contains("192.0.2.1");
                                    range.contains("2001:db8::1");
                                    promiseEqual(range, AddressRange.parse(text), "the same text is the same range");
                                })));
    }

    private static void usersFile(String text) {
        unless(UsersWrong.class, () -> UsersText.read(text)).ifPresent(users -> {
            promiseEqual(UsersText.read(UsersText.write(users.values())), users, "users written and read are the same");
            promise(
                    users.values().stream()
                            .noneMatch(user -> user.home().names().contains("..")),
                    "no home is somewhere else");
        });
    }
}
