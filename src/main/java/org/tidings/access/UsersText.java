package org.tidings.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tidings.model.StoragePath;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The users file's text: YAML, in and out. Pure.
///
/// ```yaml
/// users:
///   alice:
///     password: "$2a$10$…"
///     uid: 1001
///     gids: [1001, 100]
///     home: /home/alice
///     roles: [admin]
/// ```
final class UsersText {
    /// The most users one file holds.
    static final int MOST_USERS = 100_000;

    private static final String HEADER = """
        # Who may log in here. 'tidings user' keeps this file; the server sees changes within a second.
        """;
    private static final Set<String> KEYS = Set.of("password", "uid", "gids", "home", "roles");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private UsersText() {}

    /// @throws UsersWrong with a sentence that tells no secret
    static Map<String, User> read(String text) {
        JsonNode root = tree(text);
        if (root.isMissingNode() || root.isNull()) {
            return Map.of();
        }
        for (String key : root.propertyNames()) {
            require(key.equals("users"), "'" + key + "' is not a key of the users file; 'users' is the only one.");
        }
        JsonNode all = root.path("users");
        require(all.isObject() || all.isNull(), "'users' has one entry for each user.");
        require(all.size() <= MOST_USERS, "There are at most " + MOST_USERS + " users.");
        Map<String, User> users = new LinkedHashMap<>();
        all.forEachEntry((name, node) -> users.put(name, user(name, node)));
        requireOnePerUid(users.values());
        return users;
    }

    /// What Jackson says may quote the line, so it is not repeated.
    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new UsersWrong("The users file is not YAML" + where + ".");
        }
    }

    private static User user(String name, JsonNode node) {
        require(node.isObject(), "User '" + name + "' needs a password, a uid, gids and a home.");
        for (String key : node.propertyNames()) {
            require(KEYS.contains(key), "User '" + name + "' has an unknown key '" + key + "'.");
        }
        try {
            return new User(
                    name,
                    new PasswordHash(node.path("password").asString("")),
                    number(name, "uid", node.path("uid")),
                    gids(name, node.path("gids")),
                    StoragePath.lenient(node.path("home").asString("/")),
                    roles(name, node.path("roles")));
        } catch (IllegalArgumentException e) {
            throw new UsersWrong("User '" + name + "' is wrong. " + e.getMessage());
        }
    }

    private static int number(String name, String key, JsonNode node) {
        require(
                node.canConvertToExactIntegral() && node.canConvertToInt(),
                "User '" + name + "' needs a number as " + key + ".");
        return node.intValue();
    }

    private static List<Integer> gids(String name, JsonNode node) {
        require(node.isArray(), "User '" + name + "' needs a list of gids.");
        List<Integer> gids = new ArrayList<>();
        node.forEach(gid -> gids.add(number(name, "gid", gid)));
        return gids;
    }

    private static Set<User.Role> roles(String name, JsonNode node) {
        Set<User.Role> roles = new TreeSet<>();
        for (JsonNode role : node) {
            require(role.asString("").equals("admin"), "User '" + name + "' has an unknown role; there is 'admin'.");
            roles.add(User.Role.ADMIN);
        }
        return roles;
    }

    /// A uid with two names could log in under one and be told of under the other.
    private static void requireOnePerUid(Collection<User> users) {
        Map<Integer, String> names = new TreeMap<>();
        for (User user : users) {
            String other = names.putIfAbsent(user.uid(), user.name());
            require(other == null, "'" + user.name() + "' and '" + other + "' have the same uid.");
        }
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new UsersWrong(sentence);
        }
    }

    static String write(Collection<User> users) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (User user : users) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("password", user.passwordHash().crypt());
            fields.put("uid", user.uid());
            fields.put("gids", user.gids());
            fields.put("home", user.home().text());
            if (!user.roles().isEmpty()) {
                fields.put(
                        "roles",
                        user.roles().stream()
                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                .toList());
            }
            all.put(user.name(), fields);
        }
        return HEADER + YAML.writeValueAsString(Map.of("users", all));
    }
}
