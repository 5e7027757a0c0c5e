package org.tidings.wire.rest;

import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.tidings.access.Principal;
import org.tidings.door.Caller;
import org.tidings.door.Refusal;
import org.tidings.model.Origin;
import org.tidings.model.StoragePath;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.Query;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.Visit;

/// One request about the namespace: who asks, in the words of the door, and which paths are meant and shown.
record Asking(Visit visit, Caller caller) {
    private static final String PROTOCOL = "rest";

    static Asking of(Visit visit, String site) {
        Principal who = visit.who();
        Optional<String> user = who.isAnonymous() ? Optional.empty() : Optional.of(who.name());
        Origin origin = Origin.ofClient(site, user, Request.getRemoteAddr(visit.request()), PROTOCOL);
        return new Asking(visit, Caller.of(who, origin));
    }

    /// The path of the namespace that the URL is about.
    StoragePath path() {
        String raw = visit.request().getHttpURI().getPath();
        return inside(WrittenPath.ofUrl(raw.substring(RestRoutes.NAMESPACE.length())));
    }

    /// The path of the namespace that the asker means by one they write.
    StoragePath inside(StoragePath written) {
        try {
            return visit.who().inside(written);
        } catch (IllegalArgumentException tooLong) {
            throw RequestRefused.malformed(String.valueOf(tooLong.getMessage()));
        }
    }

    /// A path of the namespace for the asker; what is not theirs to know is their root.
    StoragePath shown(StoragePath actual) {
        return visit.who().shown(actual).orElse(StoragePath.ROOT);
    }

    /// A parameter of the query.
    Optional<String> parameter(String name) {
        return Optional.ofNullable(Query.of(visit.request()).getValue(name));
    }

    /// Whether a parameter of the query says `true`.
    boolean flag(String name) {
        return parameter(name).filter(Boolean::parseBoolean).isPresent();
    }

    /// What to throw when the door refuses. Who has not said who they are may say so now.
    RequestRefused refused(Refusal refusal) {
        RequestRefused told = Refusals.told(refusal, this::shown);
        return refusal instanceof Refusal.Forbidden ? forbidden(told.sentence()) : told;
    }

    /// What to throw when the asker may not.
    RequestRefused forbidden(String sentence) {
        return visit.who().isAnonymous()
                ? Answer.unauthorized(visit.request(), sentence)
                : new RequestRefused(HttpStatus.FORBIDDEN_403, sentence);
    }
}
