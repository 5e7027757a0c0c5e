package org.tidings.wire.dav;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.access.Login;
import org.tidings.access.Principal;
import org.tidings.door.Caller;
import org.tidings.door.Ground;
import org.tidings.door.Reads;
import org.tidings.door.Refusal;
import org.tidings.ledger.LedgerBroken;
import org.tidings.model.Checksum;
import org.tidings.model.Origin;
import org.tidings.pool.PoolBroken;
import org.tidings.token.Macaroons;
import org.tidings.wire.copy.CopyDesk;
import org.tidings.wire.http.Answer;
import org.tidings.wire.http.Reception;
import org.tidings.wire.http.RequestRefused;
import org.tidings.wire.http.RequestTarget;

/// The door that speaks HTTP and WebDAV: who asks, about what, and which method answers.
public final class DavDoor extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(DavDoor.class);
    private static final HttpField CLASSES = new PreEncodedHttpField("DAV", "1, 2, 3");
    private static final HttpField AUTHOR_VIA = new PreEncodedHttpField("MS-Author-Via", "DAV");
    private static final String PROTOCOL = "webdav";
    private static final long RETRY_SECONDS = 5;

    private final Identity site;
    private final Conditions conditions;
    private final Map<String, DavMethod> methods;
    private final HttpField allow;

    /// What a door needs to know of its site.
    ///
    /// @param name in the origin of events
    /// @param reception says who a request is from
    /// @param macaroons issues tokens
    /// @param checksums computed of every upload beside adler32
    /// @param elsewhere where files are read whose bytes are lost here
    public record Identity(
            String name,
            Reception reception,
            Macaroons macaroons,
            Set<Checksum.Algorithm> checksums,
            Elsewhere elsewhere) {
        public Identity {
            checksums = Set.copyOf(checksums);
        }
    }

    /// @param copies carries out copies between this site and others
    public DavDoor(Identity site, Ground ground, Reads reads, CopyDesk copies, InstantSource clock) {
        this.site = site;
        Operations door = Operations.on(ground, reads);
        this.conditions = new Conditions(door.reading().findEntry(), ground.locks());
        this.methods = methods(site, door, copies, conditions, clock);
        Set<String> allowed = new TreeSet<>(methods.keySet());
        allowed.add("OPTIONS");
        this.allow = new PreEncodedHttpField(HttpHeader.ALLOW, String.join(", ", allowed));
    }

    private static Map<String, DavMethod> methods(
            Identity site, Operations door, CopyDesk copies, Conditions conditions, InstantSource clock) {
        var reading = door.reading();
        var writing = door.writing();
        DavMethod get = new GetMethod(reading, conditions, site.elsewhere(), clock);
        var abroad =
                new ThirdPartyCopy(copies, writing.putFile(), reading.getFile(), conditions, site.checksums(), clock);
        DavMethod copyMove = new CopyMoveMethod(writing.copyEntry(), writing.moveEntry(), abroad, conditions, clock);
        Map<String, DavMethod> methods = new HashMap<>();
        methods.put("GET", get);
        methods.put("HEAD", get);
        methods.put("PUT", new PutMethod(writing.putFile(), conditions, site.checksums(), clock));
        methods.put("MKCOL", new MkcolMethod(writing.makeDirectory()));
        methods.put("DELETE", new DeleteMethod(writing.deleteEntry(), conditions, clock));
        methods.put("COPY", copyMove);
        methods.put("MOVE", copyMove);
        methods.put("PROPFIND", new PropfindMethod(reading.findEntry(), reading.listDirectory(), door.ground(), clock));
        methods.put("PROPPATCH", new ProppatchMethod(writing.changeAttributes(), conditions, clock));
        methods.put("LOCK", new LockMethod(door.lockEntry(), conditions, clock));
        methods.put("POST", new MacaroonMethod(site.macaroons(), clock));
        methods.put("UNLOCK", new UnlockMethod(door.lockEntry()));
        return methods;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            serve(request, response, callback);
        } catch (RequestRefused refused) {
            Answer.refused(response, refused, callback);
        } catch (IOException endedEarly) {
            LOG.debug("A request ended early: {}", endedEarly.toString());
            endedEarly(response, callback, endedEarly);
        } catch (RuntimeException broken) {
            broken(request, response, callback, broken);
        }
        return true;
    }

    /// The sender may have stopped speaking and still listen.
    private static void endedEarly(Response response, Callback callback, IOException why) {
        if (response.isCommitted()) {
            callback.failed(why);
        } else {
            response.reset();
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Answer.refused(response, Answer.cutShort(why), callback);
        }
    }

    private void serve(Request request, Response response, Callback callback) throws IOException {
        DavMethod method = methods.get(request.getMethod());
        if (method == null) {
            otherwise(request, response, callback);
            return;
        }
        switch (site.reception().admit(Answer.authorization(request), Request.getRemoteAddr(request))) {
            case Login.Welcome(Principal principal) -> {
                Exchange exchange = exchange(request, response, callback, principal);
                if (conditions.holdsNow(exchange)) {
                    method.handle(exchange);
                } else {
                    exchange.refuse(new Refusal.PreconditionFailed(exchange.path()));
                }
            }
            case Login.CredentialsNeeded needed -> Answer.turnedAway(response, needed, callback);
            case Login.CredentialsWrong wrong -> Answer.turnedAway(response, wrong, callback);
            case Login.TooManyFailures tooMany -> Answer.turnedAway(response, tooMany, callback);
        }
    }

    private Exchange exchange(Request request, Response response, Callback callback, Principal principal) {
        if (request.getHttpURI().getFragment() != null) {
            throw RequestRefused.malformed("A request's address has no fragment.");
        }
        String path = request.getHttpURI().getPath();
        RequestTarget target = Addresses.of(principal, request).target(path == null ? "" : path);
        Optional<IfHeader> condition =
                Optional.ofNullable(request.getHeaders().get("If")).map(IfHeader::parse);
        Caller caller = caller(principal, Request.getRemoteAddr(request), condition);
        return new Exchange(request, response, callback, target, caller, condition);
    }

    private Caller caller(Principal principal, String address, Optional<IfHeader> condition) {
        Optional<String> user = principal.isAnonymous() ? Optional.empty() : Optional.of(principal.name());
        Origin origin = Origin.ofClient(site.name(), user, address, PROTOCOL);
        return condition.isEmpty()
                ? Caller.of(principal, origin)
                : new Caller(principal, origin, condition.get().tokens());
    }

    /// What can be asked needs no login.
    private void otherwise(Request request, Response response, Callback callback) {
        response.getHeaders().put(allow);
        if (request.getMethod().equals("OPTIONS")) {
            response.getHeaders().put(CLASSES);
            response.getHeaders().put(AUTHOR_VIA);
            Answer.empty(response, 200, callback);
        } else {
            Answer.sentence(response, 405, "This door does not know the method " + request.getMethod() + ".", callback);
        }
    }

    private static void broken(Request request, Response response, Callback callback, RuntimeException broken) {
        LOG.error("{} {} failed", request.getMethod(), request.getHttpURI().getPath(), broken);
        if (response.isCommitted()) {
            callback.failed(broken);
            return;
        }
        response.reset();
        switch (broken) {
            case PoolBroken.Full _ -> Answer.sentence(response, 507, "There is no space left.", callback);
            case PoolBroken _ -> later(response, callback, "The disk cannot do this now: nothing was changed.");
            case LedgerBroken _ ->
                later(response, callback, "The site cannot record changes now; ask again whether this one happened.");
            default -> Answer.sentence(response, 500, "The site failed at this; its log says why.", callback);
        }
    }

    private static void later(Response response, Callback callback, String sentence) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        Answer.sentence(response, 503, sentence, callback);
    }
}
