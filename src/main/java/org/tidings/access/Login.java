package org.tidings.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// From credentials to a principal, or why not.
///
/// bcrypt is slow on purpose, so a password it has found right is remembered for some minutes: not the
/// password but a salted hash of it, in memory only, and only as long as the user's entry stays the same.
public final class Login {
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int FREE_FAILURES_PER_USER = 10;
    private static final int FREE_FAILURES_PER_ADDRESS = 30;
    private static final int FEWEST_AT_ONCE = 2;
    private static final Duration LONGEST_TURN = Duration.ofSeconds(5);
    private static final int LONGEST_PASSWORD = 1024;
    private static final int SALT_BYTES = 32;
    /// Of the usual cost, so that a name nobody has takes as long as a wrong password.
    private static final PasswordHash NOBODYS_PASSWORD =
            new PasswordHash("$2a$10$l1Wnu3gSmF8U88EOUdkOZOWasRDbJ.e5Q7h7pzWjG2fOIBCrF/YPG");

    private final Users users;
    private final Tokens tokens;
    private final Optional<Principal> anybody;
    private final byte[] salt = new byte[SALT_BYTES];
    private final Cache<ByteBuffer, Verified> verified;
    private final ConcurrentMap<ByteBuffer, CompletableFuture<Outcome>> verifying = new ConcurrentHashMap<>();
    private final Semaphore turns =
            new Semaphore(Math.max(FEWEST_AT_ONCE, Runtime.getRuntime().availableProcessors() / 2), true);
    private final Attempts byUser;
    private final Attempts byAddress;

    /// A password that fitted, for whom.
    private record Verified(User user, Principal principal) {}

    /// Whether they may come in.
    public sealed interface Outcome {}

    /// They may.
    public record Welcome(Principal principal) implements Outcome {}

    /// They showed nothing, and anybody may not come in.
    public record CredentialsNeeded() implements Outcome {}

    /// There is no such user, or this is not their password, or we know no such token: not told which.
    public record CredentialsWrong() implements Outcome {}

    /// Too many wrong passwords for this user or from this address; not even a right one counts now.
    ///
    /// @param retryAfter when trying again is worth it
    public record TooManyFailures(Duration retryAfter) implements Outcome {}

    public Login(Users users, Tokens tokens, Anonymous anonymous, InstantSource clock, SecureRandom random) {
        this.users = users;
        this.tokens = tokens;
        this.anybody = anonymous.principal();
        random.nextBytes(salt);
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(REMEMBERED_FOR)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .executor(Runnable::run)
                .build();
        this.byUser = new Attempts(FREE_FAILURES_PER_USER, clock);
        this.byAddress = new Attempts(FREE_FAILURES_PER_ADDRESS, clock);
    }

    /// @param address the client's network address, for counting failures
    public Outcome login(Credentials credentials, String address) {
        return switch (credentials) {
            case Credentials.None none -> anybody.<Outcome>map(Welcome::new).orElseGet(CredentialsNeeded::new);
            case Credentials.Password password -> byPassword(password, address);
            case Credentials.Token token -> byToken(token, address);
        };
    }

    /// A good token is good however many wrong ones came from its address: nobody guesses one, and many may share the
    /// address.
    private Outcome byToken(Credentials.Token shown, String address) {
        Optional<Principal> bearer = tokens.bearer(shown.text(), address);
        if (bearer.isPresent()) {
            return new Welcome(bearer.get());
        }
        String network = network(address);
        Duration pause = byAddress.pauseOf(network);
        if (pause.isPositive()) {
            return new TooManyFailures(pause);
        }
        byAddress.begin(network);
        return new CredentialsWrong();
    }

    /// Whose failures count together: one address, or of IPv6 the 64 bits that one customer has to himself.
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == Integer.BYTES
                    ? address
                    : HexFormat.of().formatHex(bytes, 0, Long.BYTES) + "/" + Long.SIZE;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    private Outcome byPassword(Credentials.Password shown, String address) {
        Optional<User> user = users.named(shown.user());
        ByteBuffer key = key(shown);
        Verified known = verified.getIfPresent(key);
        if (known != null && user.isPresent() && known.user().equals(user.get())) {
            return new Welcome(known.principal());
        }
        // Of several requests that show the same at once one pays; the others wait for its answer.
        var mine = new CompletableFuture<Outcome>();
        CompletableFuture<Outcome> others = verifying.putIfAbsent(key, mine);
        if (others != null) {
            return others.join();
        }
        try {
            Outcome outcome = inTurn(shown, user, address);
            if (outcome instanceof Welcome welcome && user.isPresent()) {
                verified.put(key, new Verified(user.get(), welcome.principal()));
            }
            mine.complete(outcome);
            return outcome;
        } finally {
            mine.completeExceptionally(new IllegalStateException("a login broke"));
            verifying.remove(key, mine);
        }
    }

    /// Bounds what guessing, with whatever names from wherever, takes of the machine.
    private Outcome inTurn(Credentials.Password shown, Optional<User> user, String address) {
        try {
            if (!turns.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                return new TooManyFailures(LONGEST_TURN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TooManyFailures(LONGEST_TURN);
        }
        try {
            return verify(shown, user, address);
        } finally {
            turns.release();
        }
    }

    private Outcome verify(Credentials.Password shown, Optional<User> user, String address) {
        String name = shown.user();
        String network = network(address);
        Duration pause = longer(byUser.pauseOf(name), byAddress.pauseOf(network));
        if (pause.isPositive()) {
            return new TooManyFailures(pause);
        }
        byUser.begin(name);
        byAddress.begin(network);
        PasswordHash hash = user.map(User::passwordHash).orElse(NOBODYS_PASSWORD);
        if (shown.password().length() > LONGEST_PASSWORD || !hash.fits(shown.password()) || user.isEmpty()) {
            return new CredentialsWrong();
        }
        byUser.forgive(name);
        byAddress.succeeded(network);
        return new Welcome(user.get().asPrincipal());
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private ByteBuffer key(Credentials.Password shown) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(shown.user().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return ByteBuffer.wrap(digest.digest(shown.password().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
