package org.tidings.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.access.Login.CredentialsNeeded;
import org.tidings.access.Login.CredentialsWrong;
import org.tidings.access.Login.Outcome;
import org.tidings.access.Login.TooManyFailures;
import org.tidings.access.Login.Welcome;
import org.tidings.model.StoragePath;
import org.tidings.namespace.Resolution;
import org.tidings.store.TestClock;

class LoginTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HERE = "192.0.2.1";

    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    private Path file;
    private Login login;

    @BeforeEach
    void addAlice() {
        file = directory.resolve("users.yaml");
        put("alice", 1001, "secret");
        put("bob", 1002, "hidden");
        login = login(Anonymous.NONE);
    }

    private void put(String name, int uid, String password) {
        var hash = PasswordHash.of(password, 4, RANDOM);
        Users.put(file, new User(name, hash, uid, List.of(uid), StoragePath.ROOT, Set.of()));
    }

    private Login login(Anonymous anonymous) {
        return new Login(new Users(file, clock), Tokens.NONE, anonymous, clock, RANDOM);
    }

    private Outcome attempt(String user, String password) {
        return login.login(new Credentials.Password(user, password), HERE);
    }

    @Test
    void theRightPasswordIsWelcome() {
        var welcome = (Welcome) attempt("alice", "secret");
        assertThat(welcome.principal().name()).isEqualTo("alice");
        assertThat(welcome.principal().uid()).isEqualTo(1001);
    }

    @Test
    void aWrongPasswordAndAWrongNameAreAnsweredAlike() {
        assertThat(attempt("alice", "Secret")).isEqualTo(new CredentialsWrong());
        assertThat(attempt("alice", "hidden")).isEqualTo(new CredentialsWrong());
        assertThat(attempt("carol", "secret")).isEqualTo(new CredentialsWrong());
        assertThat(attempt("", "")).isEqualTo(new CredentialsWrong());
        assertThat(attempt("alice", "x".repeat(5000))).isEqualTo(new CredentialsWrong());
    }

    @Test
    void thePartsOfACredentialDoNotRunTogether() {
        put("al", 1003, "icesecret");
        clock.step(Duration.ofSeconds(1));
        assertThat(attempt("al", "icesecret")).isInstanceOf(Welcome.class);
        assertThat(attempt("alice", "secret")).isInstanceOf(Welcome.class);
        assertThat(((Welcome) attempt("alice", "secret")).principal().uid()).isEqualTo(1001);
    }

    @Test
    void withoutCredentialsThePolicyDecides() {
        var nothing = new Credentials.None();
        assertThat(login.login(nothing, HERE)).isEqualTo(new CredentialsNeeded());
        var reader = ((Welcome) login(Anonymous.READ).login(nothing, HERE)).principal();
        assertThat(reader.isAnonymous()).isTrue();
        assertThat(reader.restriction().leaves(Activity.DOWNLOAD, StoragePath.ROOT))
                .isTrue();
        for (var writing :
                List.of(Activity.UPLOAD, Activity.DELETE, Activity.UPDATE_METADATA, Activity.MANAGE, Activity.STAGE)) {
            assertThat(Permit.allows(reader, writing, StoragePath.ROOT, new Resolution.Absent(List.of())))
                    .as("%s", writing)
                    .isFalse();
        }
        assertThat(login(Anonymous.FULL).login(nothing, HERE)).isEqualTo(new Welcome(Principal.ANONYMOUS));
    }

    @Test
    void wrongCredentialsNeverFallBackToAnonymous() {
        var open = login(Anonymous.FULL);
        assertThat(open.login(new Credentials.Token("x"), HERE)).isEqualTo(new CredentialsWrong());
        assertThat(open.login(new Credentials.Password("alice", "wrong"), HERE)).isEqualTo(new CredentialsWrong());
    }

    @Test
    void wrongTokensAreSlowedDownAndAGoodOneIsGoodAllTheSame() {
        Principal bearer = Principal.ANONYMOUS;
        Tokens one = (token, address) -> Optional.of(bearer).filter(who -> token.equals("good"));
        var open = new Login(new Users(file, clock), one, Anonymous.NONE, clock, RANDOM);
        Outcome last = new CredentialsNeeded();
        for (int i = 0; i < 40; i++) {
            last = open.login(new Credentials.Token("bad"), HERE);
        }
        assertThat(last).isInstanceOf(TooManyFailures.class);
        assertThat(open.login(new Credentials.Password("alice", "secret"), HERE))
                .isInstanceOf(TooManyFailures.class);
        assertThat(open.login(new Credentials.Token("good"), HERE)).isEqualTo(new Welcome(bearer));
    }

    @Test
    void theAddressesOfOneNetworkCountTogether() {
        for (int i = 0; i < 40; i++) {
            login.login(new Credentials.Password("user" + i, "x"), "2001:db8:1:2::" + i);
        }
        assertThat(login.login(new Credentials.Password("alice", "secret"), "2001:db8:1:2:ffff::1"))
                .isInstanceOf(TooManyFailures.class);
        assertThat(login.login(new Credentials.Password("alice", "secret"), "2001:db8:1:3::1"))
                .isInstanceOf(Welcome.class);
    }

    @Test
    void aRememberedPasswordIsAskedOfTheUsersFileAgainWhenThatChanges() {
        assertThat(attempt("alice", "secret")).isInstanceOf(Welcome.class);
        put("alice", 1001, "changed");
        clock.step(Duration.ofSeconds(1));
        assertThat(attempt("alice", "secret")).isEqualTo(new CredentialsWrong());
        assertThat(attempt("alice", "changed")).isInstanceOf(Welcome.class);
        Users.remove(file, "alice");
        clock.step(Duration.ofSeconds(1));
        assertThat(attempt("alice", "changed")).isEqualTo(new CredentialsWrong());
    }

    @Test
    void aRememberedPasswordCostsNoBcrypt() {
        var hash = PasswordHash.of("slow", 12, RANDOM);
        Users.put(file, new User("slow", hash, 5, List.of(5), StoragePath.ROOT, Set.of()));
        clock.step(Duration.ofSeconds(1));
        assertThat(attempt("slow", "slow")).isInstanceOf(Welcome.class);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThat(attempt("slow", "slow")).isInstanceOf(Welcome.class);
        }
        // At cost 12 a thousand would take minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void manyRequestsWithOnePasswordPayForItOnce() throws Exception {
        var hash = PasswordHash.of("slow", 12, RANDOM);
        Users.put(file, new User("slow", hash, 5, List.of(5), StoragePath.ROOT, Set.of()));
        clock.step(Duration.ofSeconds(1));
        assertThat(attempt("bob", "hidden")).as("by him the file is read anew").isInstanceOf(Welcome.class);
        // More than the free failures: were each counted while it is under way, some would be refused.
        List<Callable<Outcome>> requests = Collections.nCopies(64, () -> attempt("slow", "slow"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var request : threads.invokeAll(requests)) {
                assertThat(request.get()).isInstanceOf(Welcome.class);
            }
        }
    }

    @Test
    void whoFailsOftenWaitsLongerAndLongerAndEvenTheRightPasswordDoes() {
        for (int i = 0; i < 10; i++) {
            assertThat(attempt("alice", "wrong" + i)).isEqualTo(new CredentialsWrong());
        }
        assertThat(attempt("alice", "secret")).isEqualTo(new TooManyFailures(Duration.ofSeconds(1)));
        clock.step(Duration.ofSeconds(1));
        assertThat(attempt("alice", "wrong")).isEqualTo(new CredentialsWrong());
        assertThat(attempt("alice", "secret")).isEqualTo(new TooManyFailures(Duration.ofSeconds(2)));
        assertThat(attempt("bob", "hidden")).as("another user").isInstanceOf(Welcome.class);
        clock.step(Duration.ofSeconds(2));
        assertThat(attempt("alice", "secret")).isInstanceOf(Welcome.class);
        for (int i = 0; i < 10; i++) {
            assertThat(attempt("alice", "again" + i)).as("forgiven").isEqualTo(new CredentialsWrong());
        }
    }

    @Test
    void whoIsRememberedComesInWhileOthersGuess() {
        assertThat(attempt("alice", "secret")).isInstanceOf(Welcome.class);
        for (int i = 0; i < 12; i++) {
            login.login(new Credentials.Password("alice", "wrong" + i), "203.0.113.9");
        }
        assertThat(attempt("alice", "secret")).isInstanceOf(Welcome.class);
    }

    @Test
    void anAddressThatTriesManyNamesWaitsToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(attempt("name" + i, "x")).isEqualTo(new CredentialsWrong());
        }
        assertThat(attempt("bob", "hidden")).isInstanceOf(TooManyFailures.class);
        assertThat(login.login(new Credentials.Password("bob", "hidden"), "198.51.100.7"))
                .isInstanceOf(Welcome.class);
    }

    @Test
    void theLongestWaitIsHalfAMinuteAndPeaceForgivesAll() {
        for (int i = 0; i < 20; i++) {
            attempt("alice", "wrong" + i);
            clock.step(Duration.ofSeconds(31));
        }
        attempt("alice", "wrong");
        assertThat(((TooManyFailures) attempt("alice", "secret")).retryAfter()).isEqualTo(Duration.ofSeconds(30));
        clock.step(Duration.ofMinutes(16));
        for (int i = 0; i < 10; i++) {
            assertThat(attempt("alice", "wrong" + i)).isEqualTo(new CredentialsWrong());
        }
    }

    @Test
    void noSecretIsInAnyText() {
        assertThat(new Credentials.Password("alice", "secret").toString()).doesNotContain("secret");
        assertThat(new Credentials.Token("secret").toString()).doesNotContain("secret");
        assertThat(attempt("alice", "secret").toString()).doesNotContain("secret");
    }
}
