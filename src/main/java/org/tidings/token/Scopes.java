package org.tidings.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidings.access.Activity;
import org.tidings.access.Grants;
import org.tidings.access.Grants.Grant;
import org.tidings.model.StoragePath;

/// The capability scopes of the WLCG token profile, `storage.read:/path` and its like.
final class Scopes {
    private static final String STORAGE = "storage.";
    /// Capabilities for other things, of this profile or another: `compute.read`, `read:/path`.
    private static final Pattern OTHER = Pattern.compile("compute\\..*|[A-Za-z._-]+:/(?!/).*");

    private static final Set<Activity> MODIFY = EnumSet.complementOf(EnumSet.of(Activity.DOWNLOAD, Activity.STAGE));
    private static final Set<Activity> CREATE =
            EnumSet.complementOf(EnumSet.of(Activity.DOWNLOAD, Activity.STAGE, Activity.DELETE));
    private static final char NOT_UTF8 = '\uFFFD';

    private Scopes() {}

    /// What the scopes of a token leave; empty if none of them is a capability. Capabilities for other things leave
    /// nothing here.
    ///
    /// @param scope words separated by spaces (RFC 8693)
    /// @param base what their paths are relative to
    /// @param until when the token ends
    /// @throws IllegalArgumentException when one of storage cannot be understood: then the token is no good
    static Optional<Grants> grants(String scope, StoragePath base, Instant until) {
        List<Grant> grants = new ArrayList<>();
        boolean any = false;
        for (String word : scope.split(" ")) {
            any |= word.startsWith(STORAGE) || OTHER.matcher(word).matches();
            if (word.startsWith(STORAGE)) {
                grants.add(grant(word, base));
            }
        }
        return any ? Optional.of(new Grants(grants, until)) : Optional.empty();
    }

    private static Grant grant(String word, StoragePath base) {
        int colon = word.indexOf(':');
        if (colon < 0 || colon + 1 == word.length()) {
            throw new IllegalArgumentException("A storage scope has a path.");
        }
        Set<Activity> activities = activities(word.substring(STORAGE.length(), colon));
        String path = decoded(word.substring(colon + 1));
        boolean directory = path.length() > 1 && path.endsWith("/");
        StoragePath under = new StoragePath(directory ? path.substring(0, path.length() - 1) : path);
        return new Grant(activities, under.moved(StoragePath.ROOT, base), directory);
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

    /// A plus is a plus here, unlike in a form.
    private static String decoded(String encoded) {
        String text = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (text.indexOf(NOT_UTF8) >= 0) {
            throw new IllegalArgumentException("A path is text that UTF-8 can write.");
        }
        return text;
    }
}
