package org.tidings.token;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.tidings.access.Principal;

/// Whose rights a macaroon carries, as its `id` caveat has it: `uid;gid,gid;name`.
record Holder(int uid, List<Integer> gids, String name) {
    Holder {
        gids = List.copyOf(gids);
    }

    static Holder of(Principal principal) {
        return new Holder(principal.uid(), principal.gids(), principal.name());
    }

    /// @throws IllegalArgumentException when it is not of that form
    static Holder parse(String text) {
        String[] parts = text.split(";", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("An id is uid;gid,gid;name.");
        }
        List<Integer> gids =
                Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList();
        return new Holder(Integer.parseInt(parts[0]), gids, parts[2]);
    }

    String text() {
        return uid + ";" + gids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ";" + name;
    }
}
