package org.tidings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.catalogue.Tale.BEGINNING;
import static org.tidings.catalogue.Tale.NEW;
import static org.tidings.catalogue.Tale.OLD;
import static org.tidings.catalogue.Tale.X;
import static org.tidings.catalogue.Tale.Y;
import static org.tidings.catalogue.Tale.added;
import static org.tidings.catalogue.Tale.condemned;
import static org.tidings.catalogue.Tale.found;
import static org.tidings.catalogue.Tale.his;
import static org.tidings.catalogue.Tale.lost;
import static org.tidings.catalogue.Tale.ours;
import static org.tidings.catalogue.Tale.recovered;
import static org.tidings.catalogue.Tale.removed;
import static org.tidings.catalogue.Tale.reprieved;
import static org.tidings.catalogue.Tale.suspected;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Replica.State;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;

class ReplicaFoldTest {
    private static final Instant DUE = BEGINNING.plusSeconds(3600);
    private final Tale tale = new Tale();

    @Test
    void whatWasLostIsNotGoodBecauseItsSiteTellsOfItAgain() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), lost(Y));
        DidRecord before = tale.file();
        tale.tell(added(Y, ours(2, 1, OLD)), added(Y, his(2, 1, OLD)), suspected(Y));
        assertThat(tale.file()).isEqualTo(before);
        assertThat(tale.at(Y).state()).isEqualTo(State.LOST);
        tale.tell(added(Y, ours(2, 2, OLD)));
        assertThat(tale.at(Y).state()).isEqualTo(State.AVAILABLE);
    }

    @Test
    void whatWasLostWhereNoIdsAreToldIsGoodWhenItIsFoundAgain() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, found(OLD, true)), lost(Y), added(Y, found(OLD, true)));
        assertThat(tale.file().good()).containsExactly(X, Y);
    }

    @Test
    void whoeverDoesNotKnowTheIdConfirmsWhatIsKnownByIt() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)));
        DidRecord before = tale.file();
        tale.tell(added(Y, found(OLD, true)));
        assertThat(tale.file()).isEqualTo(before);
        tale.tell(lost(Y), added(Y, found(OLD, true)));
        assertThat(tale.at(Y).state()).isEqualTo(State.AVAILABLE);
        assertThat(tale.at(Y).holding()).isEqualTo(ours(2, 1, OLD));
    }

    @Test
    void whatSomebodyBroughtStaysHisWhenWeMendIt() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, his(2, 1, OLD)), lost(Y), lost(X));
        tale.tell(added(Y, ours(2, 2, OLD)), added(X, ours(1, 2, OLD)));
        assertThat(tale.file().good()).containsExactly(X, Y);
        assertThat(tale.at(X).holding().ours()).isFalse();
        assertThat(tale.at(Y).holding().ours()).isFalse();
    }

    @Test
    void whatSomebodyWritesOverOurCopyIsHis() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), condemned(Y, DUE), added(Y, his(2, 2, NEW)));
        assertThat(tale.at(Y).holding().ours()).isFalse();
        assertThat(tale.at(Y).isCondemned()).isFalse();
        assertThat(tale.at(Y).state()).isEqualTo(State.SUSPICIOUS);
    }

    @Test
    void aSuspectedReplicaIsNotReadUntilItIsGoodAgain() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), suspected(Y));
        assertThat(tale.file().good()).containsExactly(X);
        assertThat(tale.at(Y).reason()).isEqualTo("its checksum is wrong");
        tale.tell(recovered(Y));
        assertThat(tale.file().good()).containsExactly(X, Y);
        assertThat(tale.at(Y).reason()).isEmpty();
    }

    @Test
    void aCondemnedReplicaIsIntactButNotGoodAndCanBeReprieved() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), condemned(Y, DUE));
        assertThat(tale.at(Y).state()).isEqualTo(State.DELETING);
        assertThat(tale.at(Y).due()).contains(DUE);
        assertThat(tale.file().good()).containsExactly(X);
        assertThat(tale.file().intact()).containsExactly(X, Y);
        tale.tell(reprieved(Y));
        assertThat(tale.file().good()).containsExactly(X, Y);
        assertThat(tale.at(Y).due()).isEmpty();
    }

    @Test
    void toBeCondemnedTwiceDoesNotMakeTheGraceLonger() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), condemned(Y, DUE));
        DidRecord before = tale.file();
        tale.tell(condemned(Y, DUE.plusSeconds(60)));
        assertThat(tale.file()).isEqualTo(before);
    }

    @Test
    void toBeCondemnedAndReprievedMakesNothingGoodThatWasNot() {
        for (ReplicaEvent bad : List.of(lost(Y), suspected(Y))) {
            for (boolean condemnedFirst : List.of(true, false)) {
                var one = new Tale().tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)));
                one.tell(condemnedFirst ? condemned(Y, DUE) : bad, condemnedFirst ? bad : condemned(Y, DUE));
                assertThat(one.at(Y).isCondemned()).isTrue();
                assertThat(one.file().intact()).containsExactly(X);
                one.tell(reprieved(Y));
                assertThat(one.at(Y).isCondemned()).isFalse();
                assertThat(one.file().intact()).containsExactly(X);
            }
        }
    }

    @Test
    void aReprieveOfWhatIsNotCondemnedIsNoNews() {
        tale.tell(added(X, his(1, 1, OLD)));
        DidRecord before = tale.file();
        tale.tell(reprieved(X), recovered(X));
        assertThat(tale.file()).isEqualTo(before);
    }

    @Test
    void factsAboutReplicasThatAreNotThereAreNoNews() {
        tale.tell(suspected(X), lost(X), recovered(X), condemned(X, DUE), reprieved(X));
        tale.tell(removed(X, his(1, 1, OLD), Reason.DELETED));
        assertThat(tale.known()).isEmpty();
        tale.tell(added(X, his(1, 1, OLD)));
        DidRecord before = tale.file();
        tale.tell(suspected(Y), lost(Y), recovered(Y), condemned(Y, DUE), reprieved(Y));
        tale.tell(removed(Y, his(1, 1, OLD), Reason.DELETED));
        assertThat(tale.file()).isEqualTo(before);
    }
}
