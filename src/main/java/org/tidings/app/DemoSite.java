package org.tidings.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.access.PasswordHash;
import org.tidings.access.User;
import org.tidings.access.Users;
import org.tidings.config.Config;
import org.tidings.config.ConfigFile;
import org.tidings.model.Mode;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

/// A site to try things with: three users of one password, a directory for one of them that all may read, and one
/// that only the administrator sees.
public final class DemoSite implements Furnishing {
    private static final int USERS_GROUP = 100;
    private static final int ADMIN = 1000;
    private static final int ALICE = 1001;
    private static final int BOB = 1002;
    private static final Mode READABLE = new Mode(0755);
    private static final Mode PRIVATE = new Mode(0700);

    private final Config config;
    private final PasswordHash hash;

    /// @param directory where everything lies; made if missing
    /// @param doorPort 0 for any free one, as for `apiPort`
    /// @param hash of the password of all three
    public DemoSite(Path directory, int doorPort, int apiPort, PasswordHash hash) {
        this(directory, doorPort, apiPort, hash, Map.of());
    }

    /// @param overrides keys of the configuration that win over the demo's, as in `limits.requests`
    /// @throws org.tidings.config.ConfigWrong with everything that is wrong in them
    public DemoSite(Path directory, int doorPort, int apiPort, PasswordHash hash, Map<String, String> overrides) {
        this(told(directory, doorPort, apiPort, overrides), hash);
    }

    /// @param hash of the password of all three
    public DemoSite(Config config, PasswordHash hash) {
        this.config = config;
        this.hash = hash;
    }

    private static Config told(Path directory, int doorPort, int apiPort, Map<String, String> overrides) {
        Map<String, String> told = new HashMap<>();
        told.put("site.name", "demo");
        told.put("site.directory", directory.toString());
        told.put("door.port", Integer.toString(doorPort));
        told.put("api.port", Integer.toString(apiPort));
        told.putAll(overrides);
        return ConfigFile.read("", directory, told, Map.of());
    }

    public Config config() {
        return config;
    }

    @Override
    public void admit() {
        Path file = config.access().usersFile();
        Users.put(file, user("admin", ADMIN, hash, Set.of(User.Role.ADMIN)));
        Users.put(file, user("alice", ALICE, hash, Set.of()));
        Users.put(file, user("bob", BOB, hash, Set.of()));
    }

    private static User user(String name, int uid, PasswordHash hash, Set<User.Role> roles) {
        return new User(name, hash, uid, List.of(uid, USERS_GROUP), new StoragePath("/home/" + name), roles);
    }

    @Override
    public void layOut(Groundwork groundwork) {
        groundwork.directory(new StoragePath("/data"), new Owner(ALICE, USERS_GROUP), READABLE);
        groundwork.directory(new StoragePath("/private"), new Owner(ADMIN, ADMIN), PRIVATE);
    }
}
