package org.tidings.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.access.Activity;
import org.tidings.access.Grants;
import org.tidings.access.Grants.Grant;
import org.tidings.model.StoragePath;

/// The capability scopes of the WLCG token profile, `storage.read:/path` and its like.
final class Scopes {
    private static final String STORAGE = "storage.";
    private static final Set<Activity> MODIFY = EnumSet.complementOf(EnumSet.of(Activity.DOWNLOAD, Activity.STAGE));
    private static final Set<Activity> CREATE =
            EnumSet.complementOf(EnumSet.of(Activity.DOWNLOAD, Activity.STAGE, Activity.DELETE));

    private Scopes() {}

    /// What the scopes of a token leave; empty if none of them is about storage.
    ///
    /// @param scope words separated by spaces (RFC 8693)
    /// @param base what their paths are relative to
    /// @param until when the token ends
    /// @throws IllegalArgumentException when one of storage cannot be understood: then the token is no good
    static Optional<Grants> grants(String scope, StoragePath base, Instant until) {
        List<Grant> grants = new ArrayList<>();
        for (String word : scope.split(" ")) {
            if (word.startsWith(STORAGE)) {
                grants.add(grant(word, base));
            }
        }
        return grants.isEmpty() ? Optional.empty() : Optional.of(new Grants(grants, until));
    }

    private static Grant grant(String word, StoragePath base) {
        int colon = word.indexOf(':');
        if (colon < 0 || colon + 1 == word.length()) {
            throw new IllegalArgumentException("A storage scope has a path.");
        }
        Set<Activity> activities = activities(word.substring(STORAGE.length(), colon));
        return new Grant(activities, path(word.substring(colon + 1)).moved(StoragePath.ROOT, base));
    }

    private static Set<Activity> activities(String name) {
        return switch (name) {
            case "read" -> EnumSet.of(Activity.READ_METADATA, Activity.LIST, Activity.DOWNLOAD);
            case "create" -> CREATE;
            case "modify" -> MODIFY;
            case "stage" -> EnumSet.of(Activity.READ_METADATA, Activity.LIST, Activity.STAGE);
            case "poll" -> EnumSet.of(Activity.READ_METADATA);
            default -> throw new IllegalArgumentException("There is no such storage scope.");
        };
    }

    /// Absolute and normalised; a trailing slash is allowed.
    private static StoragePath path(String encoded) {
        String text = decoded(encoded);
        boolean directory = text.length() > 1 && text.endsWith("/");
        return new StoragePath(directory ? text.substring(0, text.length() - 1) : text);
    }

    /// A plus is a plus here, unlike in a form.
    private static String decoded(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
