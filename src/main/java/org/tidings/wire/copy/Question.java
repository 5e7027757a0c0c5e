package org.tidings.wire.copy;

import java.util.List;
import java.util.Optional;

/// A request to the other side.
///
/// @param at the file it is about
/// @param forwarded from the client, for that server only
/// @param own ours, for whoever a redirect leads to as well
/// @param body of a PUT
record Question(String method, Peer at, List<Field> forwarded, List<Field> own, Optional<StoredBody> body) {
    Question {
        forwarded = List.copyOf(forwarded);
        own = List.copyOf(own);
    }

    static Question of(String method, Peer at, List<Field> forwarded, List<Field> own) {
        return new Question(method, at, forwarded, own, Optional.empty());
    }
}
