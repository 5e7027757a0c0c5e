package org.tidings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.catalogue.Tale.BEGINNING;
import static org.tidings.catalogue.Tale.NEW;
import static org.tidings.catalogue.Tale.OLD;
import static org.tidings.catalogue.Tale.X;
import static org.tidings.catalogue.Tale.Y;
import static org.tidings.catalogue.Tale.added;
import static org.tidings.catalogue.Tale.cancelled;
import static org.tidings.catalogue.Tale.failed;
import static org.tidings.catalogue.Tale.found;
import static org.tidings.catalogue.Tale.his;
import static org.tidings.catalogue.Tale.lost;
import static org.tidings.catalogue.Tale.ours;
import static org.tidings.catalogue.Tale.queued;
import static org.tidings.catalogue.Tale.removed;
import static org.tidings.catalogue.Tale.started;
import static org.tidings.catalogue.Tale.succeeded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Copying.Route;
import org.tidings.catalogue.Copying.State;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.TransferEvent.Mode;

class TransferFoldTest {
    private static final Instant LATER = BEGINNING.plusSeconds(600);
    private final Tale tale = new Tale().tell(added(X, his(1, 1, OLD)));

    private Copying copying() {
        return Optional.ofNullable(tale.file().copying().get(Y)).orElseThrow();
    }

    @Test
    void aQueuedTransferWaitsAndIsDueAtOnce() {
        tale.tell(queued(1, Y, OLD));
        assertThat(copying().state()).isEqualTo(State.WAITING);
        assertThat(copying().due()).isEqualTo(BEGINNING.plusSeconds(2));
        assertThat(copying().order().bytes()).isEqualTo(OLD);
        assertThat(copying().attempts()).isZero();
    }

    @Test
    void thereIsOneTransferToADestination() {
        tale.tell(queued(1, Y, OLD), queued(2, Y, OLD));
        assertThat(copying().is(Tale.transfer(1))).isTrue();
    }

    @Test
    void aStartedTransferHasItsRoute() {
        tale.tell(queued(1, Y, OLD), started(1, Y));
        assertThat(copying().state()).isEqualTo(State.RUNNING);
        assertThat(copying().route()).contains(new Route(X, Mode.PULL));
        assertThat(copying().due()).isEqualTo(BEGINNING.plusSeconds(3));
    }

    @Test
    void aFailedTransferWaitsForItsNextAttempt() {
        tale.tell(queued(1, Y, OLD), started(1, Y), failed(1, Y, LATER));
        assertThat(copying().state()).isEqualTo(State.WAITING);
        assertThat(copying().due()).isEqualTo(LATER);
        assertThat(copying().attempts()).isEqualTo(1);
        assertThat(copying().failure())
                .hasValueSatisfying(f -> assertThat(f.text()).isEqualTo("It took long."));
        tale.tell(started(1, Y));
        assertThat(copying().state()).isEqualTo(State.RUNNING);
        assertThat(copying().attempts()).isEqualTo(1);
    }

    @Test
    void whatArrivedWaitsForItsSiteToTell() {
        tale.tell(queued(1, Y, OLD), started(1, Y), succeeded(1, Y));
        assertThat(copying().state()).isEqualTo(State.ARRIVED);
        assertThat(copying().due()).isEqualTo(BEGINNING.plusSeconds(4).plus(Duration.ofMinutes(1)));
        assertThat(tale.file().good()).containsExactly(X);
    }

    @Test
    void inWhateverOrderItsEndIsToldNoTransferIsLeft() {
        tale.tell(queued(1, Y, OLD), started(1, Y), succeeded(1, Y), added(Y, ours(2, 1, OLD)));
        assertThat(tale.file().copying()).isEmpty();
        var other = new Tale().tell(added(X, his(1, 1, OLD)), queued(1, Y, OLD), started(1, Y));
        other.tell(added(Y, ours(2, 1, OLD)), succeeded(1, Y));
        assertThat(other.file().copying()).isEmpty();
        assertThat(other.file().good()).containsExactly(X, Y);
    }

    @Test
    void whatArrivedOfYesterdayEndsItsTransferToo() {
        tale.tell(queued(1, Y, OLD), started(1, Y), added(X, his(1, 2, NEW)));
        tale.tell(succeeded(1, Y), added(Y, ours(2, 1, OLD)));
        assertThat(tale.file().copying()).isEmpty();
        assertThat(tale.file().good()).containsExactly(X);
        tale.tell(queued(2, Y, NEW), added(Y, ours(2, 1, OLD)));
        assertThat(copying().is(Tale.transfer(2))).isTrue();
    }

    @Test
    void otherBytesDoNotEndATransfer() {
        tale.tell(queued(1, Y, OLD), started(1, Y), added(Y, his(2, 1, NEW)));
        assertThat(copying().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void theRepairOfALostReplicaIsNotOverBeforeItIsWrittenAnew() {
        tale.tell(added(Y, ours(2, 1, OLD)), lost(Y), queued(1, Y, OLD), started(1, Y), added(Y, ours(2, 1, OLD)));
        assertThat(copying().state()).isEqualTo(State.RUNNING);
        tale.tell(succeeded(1, Y));
        assertThat(copying().state()).isEqualTo(State.ARRIVED);
        tale.tell(added(Y, ours(2, 2, OLD)));
        assertThat(tale.file().copying()).isEmpty();
        assertThat(tale.file().good()).containsExactly(X, Y);
    }

    @Test
    void whatWeFindArrivedAfterAWhileEndsTheTransfer() {
        tale.tell(queued(1, Y, OLD), started(1, Y), succeeded(1, Y), added(Y, found(OLD, true)));
        assertThat(tale.file().copying()).isEmpty();
        tale.tell(added(Y, ours(2, 1, OLD)));
        assertThat(tale.at(Y).holding()).isEqualTo(ours(2, 1, OLD));
    }

    @Test
    void factsOfATransferThatIsOverAreNoNews() {
        tale.tell(queued(1, Y, OLD), cancelled(1, Y), queued(2, Y, OLD));
        DidRecord before = tale.file();
        tale.tell(started(1, Y), failed(1, Y, LATER), succeeded(1, Y), cancelled(1, Y));
        assertThat(tale.file()).isEqualTo(before);
    }

    @Test
    void aFileThatIsGoneStaysKnownUntilItsLastTransferIsOver() {
        tale.tell(queued(1, Y, OLD), removed(X, his(1, 1, OLD), Reason.DELETED));
        assertThat(tale.file().ended()).isTrue();
        tale.tell(cancelled(1, Y));
        assertThat(tale.known()).isEmpty();
    }

    @Test
    void aTransferOfAFileThatNobodyKnowsIsNoNews() {
        assertThat(new Tale().tell(queued(1, Y, OLD)).known()).isEmpty();
    }
}
