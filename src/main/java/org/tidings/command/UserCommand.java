package org.tidings.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.access.PasswordHash;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.app.Sentences;
import org.tidings.app.TimeAndChance;
import org.tidings.model.StoragePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tidings user`: who may log in. A running site sees a change within a second.
@Command(
        name = "user",
        description = "Add, list and remove users, and set passwords.",
        subcommands = {UserCommand.Add.class, UserCommand.Show.class, UserCommand.Remove.class, UserCommand.Passwd.class
        })
final class UserCommand implements Runnable {
    private static final int FIRST_UID = 1001;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
    }

    /// Which users file, and how the new password comes.
    static final class File {
        @Mixin
        private ConfigOptions config = new ConfigOptions();

        @Option(names = "--users", paramLabel = "FILE", description = "The users file. Default: as configured.")
        private @Nullable Path users;

        Path path() {
            return users != null ? users : config.read().access().usersFile();
        }

        void makeDirectory() {
            Path directory = path().toAbsolutePath().getParent();
            try {
                Files.createDirectories(Objects.requireNonNull(directory));
            } catch (IOException e) {
                throw new Failure(Exit.FAILED, "Making " + directory + ": " + Sentences.of(e) + ".", e);
            }
        }

        Optional<User> find(String name) {
            return all().stream().filter(user -> user.name().equals(name)).findFirst();
        }

        Collection<User> all() {
            return Users.in(path());
        }
    }

    /// A password that is to be set: from a file, the environment, or a person; never from the process list.
    static final class NewPassword {
        @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line it is.")
        private @Nullable Path file;

        PasswordHash hash(String name) {
            String told = System.getenv("TIDINGS_PASSWORD");
            String password = file != null
                    ? Passwords.firstLine(file)
                    : told != null ? told : Passwords.askedTwice("New password of " + name + ": ");
            if (password.isEmpty()) {
                throw new Failure(Exit.FAILED, "An empty password lets everybody in; nothing was changed.");
            }
            return PasswordHash.of(password, PasswordHash.USUAL_COST, TimeAndChance.unguessable());
        }
    }

    /// `tidings user add`.
    @Command(name = "add", description = "Add a user; the password is asked for.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private File file = new File();

        @Mixin
        private NewPassword password = new NewPassword();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Option(names = "--uid", paramLabel = "N", description = "Default: the next that is free.")
        private @Nullable Integer uid;

        @Option(
                names = "--gids",
                paramLabel = "N,…",
                split = ",",
                description = "The primary one first. Default: the uid.")
        private List<Integer> gids = List.of();

        @Option(names = "--home", paramLabel = "PATH", description = "Default: /home/NAME. Made when the site starts.")
        private @Nullable String home;

        @Option(names = "--role", paramLabel = "ROLE", split = ",", description = "admin: may do everything.")
        private Set<User.Role> roles = Set.of();

        @Override
        public Integer call() {
            if (file.find(name).isPresent()) {
                throw new Failure(
                        Exit.TAKEN, "There is a user " + name + " already. 'tidings user passwd' sets a password.");
            }
            file.makeDirectory();
            Users.put(file.path(), user(uid == null ? nextUid() : uid));
            return Exit.OK.code();
        }

        private User user(int number) {
            var groups = gids.isEmpty() ? List.of(number) : gids;
            var path = SiteOptions.path(home == null ? "/home/" + name : home);
            try {
                return new User(name, password.hash(name), number, groups, path, roles);
            } catch (IllegalArgumentException e) {
                throw new Failure(Exit.USAGE, String.valueOf(e.getMessage()), e);
            }
        }

        private int nextUid() {
            return file.all().stream()
                    .mapToInt(User::uid)
                    .map(n -> n + 1)
                    .filter(n -> n > FIRST_UID)
                    .max()
                    .orElse(FIRST_UID);
        }
    }

    /// `tidings user list`.
    @Command(name = "list", description = "Show all users.")
    static final class Show implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private File file = new File();

        @Option(names = "--json", description = "One JSON object for each.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            file.all().forEach(user -> out.println(json ? inJson(user) : text(user)));
            out.flush();
            return Exit.OK.code();
        }

        private static String text(User user) {
            String role = user.roles().isEmpty() ? "" : "  admin";
            return "%-16s uid %d  gids %s  home %s%s"
                    .formatted(user.name(), user.uid(), user.gids(), user.home(), role);
        }

        private static String inJson(User user) {
            return Json.line(Map.of(
                    "name", user.name(),
                    "uid", user.uid(),
                    "gids", new ArrayList<>(user.gids()),
                    "home", user.home().text(),
                    "admin", !user.roles().isEmpty()));
        }
    }

    /// `tidings user remove`.
    @Command(name = "remove", description = "Remove a user; what is theirs stays.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private File file = new File();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() {
            if (!Users.remove(file.path(), name)) {
                throw new Failure(Exit.NOT_FOUND, "There is no user " + name + ".");
            }
            return Exit.OK.code();
        }
    }

    /// `tidings user passwd`.
    @Command(name = "passwd", description = "Set a user's password.")
    static final class Passwd implements Callable<Integer> {
        @Mixin
        private File file = new File();

        @Mixin
        private NewPassword password = new NewPassword();

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Override
        public Integer call() {
            var old = file.find(name).orElseThrow(() -> new Failure(Exit.NOT_FOUND, "There is no user " + name + "."));
            StoragePath home = old.home();
            Users.put(file.path(), new User(name, password.hash(name), old.uid(), old.gids(), home, old.roles()));
            return Exit.OK.code();
        }
    }
}
