package org.tidings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.catalogue.Tale.BEGINNING;
import static org.tidings.catalogue.Tale.DID;
import static org.tidings.catalogue.Tale.NEW;
import static org.tidings.catalogue.Tale.OLD;
import static org.tidings.catalogue.Tale.X;
import static org.tidings.catalogue.Tale.Y;
import static org.tidings.catalogue.Tale.Z;
import static org.tidings.catalogue.Tale.added;
import static org.tidings.catalogue.Tale.his;
import static org.tidings.catalogue.Tale.ours;
import static org.tidings.catalogue.Tale.recovered;
import static org.tidings.catalogue.Tale.removed;
import static org.tidings.catalogue.Tale.suspected;
import static org.tidings.catalogue.Tale.traits;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tidings.catalogue.Replica.State;
import org.tidings.model.Fingerprint;
import org.tidings.model.Holding;
import org.tidings.model.Offset;
import org.tidings.model.ReplicaEvent;
import org.tidings.model.ReplicaEvent.Reason;
import org.tidings.model.RuleEvent;
import org.tidings.model.RuleId;
import org.tidings.model.StoragePath;
import org.tidings.model.Verdict;

class DidFoldTest {
    private final Tale tale = new Tale();

    @Test
    void theFirstReplicaMakesTheFile() {
        tale.tell(added(X, his(1, 1, OLD)));
        assertThat(tale.file().origin()).isEqualTo(X);
        assertThat(tale.file().bytes()).isEqualTo(OLD);
        assertThat(tale.file().home()).isEqualTo(new StoragePath("/data/run/1"));
        assertThat(tale.file().traits()).isEqualTo(traits("good"));
        assertThat(tale.file().ended()).isFalse();
        assertThat(tale.file().changed()).isEqualTo(new Offset(1));
        assertThat(tale.at(X).holding().ours()).isFalse();
        assertThat(tale.at(X).since()).isEqualTo(BEGINNING.plusSeconds(1));
    }

    @Test
    void aCopyOfOursThatArrivesWhenItsFileIsOverIsOverToo() {
        tale.tell(added(X, ours(1, 1, OLD)));
        assertThat(tale.file().ended()).isTrue();
        assertThat(tale.at(X).holding().ours()).isTrue();
    }

    @Test
    void whoStoresAFileThatIsOverMakesItAnewAndCopiesOfTheOldStayOurs() {
        tale.tell(added(X, ours(1, 1, OLD)));
        tale.tell(added(Y, his(2, 1, NEW)));
        assertThat(tale.file().ended()).isFalse();
        assertThat(tale.file().origin()).isEqualTo(Y);
        assertThat(tale.at(X).holding().ours()).isTrue();
    }

    @Test
    void aCopyElsewhereIsGoodAndTheFileStaysWhatItWas() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)));
        assertThat(tale.file().good()).containsExactly(X, Y);
        assertThat(tale.file().origin()).isEqualTo(X);
        assertThat(tale.at(Y).holding().ours()).isTrue();
    }

    @Test
    void theBytesOfTheOriginWin() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), added(X, his(1, 2, NEW)));
        assertThat(tale.file().bytes()).isEqualTo(NEW);
        assertThat(tale.file().good()).containsExactly(X);
    }

    @Test
    void whatOursHoldsWithOldBytesIsNotCurrent() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), added(X, his(1, 2, NEW)));
        assertThat(tale.at(Y).state()).isEqualTo(State.AVAILABLE);
        assertThat(tale.file().isCurrent(tale.at(Y))).isFalse();
        assertThat(tale.file().isGoodAt(Y)).isFalse();
        assertThat(tale.file().intact()).containsExactly(X);
        tale.tell(added(Y, ours(2, 2, NEW)));
        assertThat(tale.file().good()).containsExactly(X, Y);
    }

    @Test
    void somebodyElsesOtherBytesAreSuspiciousAndNeverGood() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, his(2, 1, NEW)));
        assertThat(tale.at(Y).state()).isEqualTo(State.SUSPICIOUS);
        assertThat(tale.at(Y).reason()).contains("other bytes than x");
        tale.tell(recovered(Y));
        assertThat(tale.at(Y).state()).isEqualTo(State.SUSPICIOUS);
        assertThat(tale.file().bytes()).isEqualTo(OLD);
        assertThat(tale.file().good()).containsExactly(X);
        assertThat(tale.file().intact()).containsExactly(X);
    }

    @Test
    void somebodyWhoWritesTheSameEverywhereIsGoodWhoeverIsToldFirst() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, his(2, 1, OLD)), added(Y, his(2, 2, NEW)));
        assertThat(tale.file().good()).containsExactly(X);
        tale.tell(added(X, his(1, 2, NEW)));
        assertThat(tale.file().good()).containsExactly(X, Y);
        tale.tell(added(X, his(1, 3, OLD)));
        assertThat(tale.at(Y).state()).isEqualTo(State.SUSPICIOUS);
        assertThat(tale.file().good()).containsExactly(X);
    }

    @Test
    void agreementWithTheOriginDoesNotEndAnotherSuspicion() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, his(2, 1, NEW)), suspected(Y), added(X, his(1, 2, NEW)));
        assertThat(tale.at(Y).state()).isEqualTo(State.SUSPICIOUS);
        assertThat(tale.at(Y).reason()).isEqualTo("its checksum is wrong");
    }

    @Test
    void anOlderGenerationIsOldNews() {
        tale.tell(added(X, his(1, 3, NEW)));
        DidRecord before = tale.file();
        tale.tell(added(X, his(1, 2, OLD)), removed(X, his(1, 2, OLD), Reason.DELETED));
        assertThat(tale.file()).isEqualTo(before);
    }

    @Test
    void theRemovalOfALaterGenerationIsMeant() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), removed(Y, ours(2, 4, OLD), Reason.RELEASED));
        assertThat(tale.file().replicas()).containsOnlyKeys(X);
    }

    @Test
    void theRemovalOfAnotherFileIsNotMeant() {
        tale.tell(added(X, his(2, 1, OLD)));
        DidRecord before = tale.file();
        tale.tell(removed(X, his(1, 7, OLD), Reason.DELETED));
        assertThat(tale.file()).isEqualTo(before);
    }

    @Test
    void aDeletionAtTheOriginEndsTheFileAndItsLastReplicaTakesItAlong() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), removed(X, his(1, 1, OLD), Reason.DELETED));
        assertThat(tale.file().ended()).isTrue();
        assertThat(tale.file().good()).containsExactly(Y);
        tale.tell(removed(Y, ours(2, 1, OLD), Reason.RELEASED));
        assertThat(tale.known()).isEmpty();
    }

    @Test
    void aRenameAtTheOriginEndsItToo() {
        tale.tell(added(X, his(1, 1, OLD)), removed(X, his(1, 1, OLD), Reason.RENAMED));
        assertThat(tale.known()).isEmpty();
    }

    @Test
    void whatIsDeletedElsewhereOrVanishesAtTheOriginDoesNotEndIt() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), removed(Y, ours(2, 1, OLD), Reason.DELETED));
        assertThat(tale.file().ended()).isFalse();
        tale.tell(removed(X, his(1, 1, OLD), Reason.VANISHED));
        assertThat(tale.file().ended()).isFalse();
        assertThat(tale.file().replicas()).isEmpty();
        assertThat(tale.file().bytes()).isEqualTo(OLD);
    }

    @Test
    void aReCreationAtTheOriginBeginsItAgain() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)), removed(X, his(1, 1, OLD), Reason.DELETED));
        tale.tell(added(X, his(3, 1, NEW)));
        assertThat(tale.file().ended()).isFalse();
        assertThat(tale.file().bytes()).isEqualTo(NEW);
        assertThat(tale.file().good()).containsExactly(X);
        tale.tell(removed(X, his(1, 1, OLD), Reason.DELETED));
        assertThat(tale.file().ended()).isFalse();
    }

    @Test
    void onceItIsOverAndGoneAnotherSiteMayBeginIt() {
        tale.tell(added(X, his(1, 1, OLD)), Tale.queued(1, Y, OLD), removed(X, his(1, 1, OLD), Reason.DELETED));
        assertThat(tale.file().ended()).isTrue();
        tale.tell(added(Z, his(7, 1, NEW)));
        assertThat(tale.file().origin()).isEqualTo(Z);
        assertThat(tale.file().ended()).isFalse();
        assertThat(tale.file().bytes()).isEqualTo(NEW);
        assertThat(tale.file().good()).containsExactly(Z);
        assertThat(tale.file().copying()).containsOnlyKeys(Y);
    }

    @Test
    void aCopyOfOursDoesNotBeginAgainWhatIsOver() {
        tale.tell(added(X, his(1, 1, OLD)), Tale.queued(1, Y, OLD), removed(X, his(1, 1, OLD), Reason.DELETED));
        tale.tell(added(Y, ours(2, 1, OLD)));
        assertThat(tale.file().ended()).isTrue();
        assertThat(tale.file().origin()).isEqualTo(X);
    }

    @Test
    void labelsToldLaterAreTheFilesIfTheOriginTellsThem() {
        tale.tell(added(X, his(1, 1, OLD)), added(Y, ours(2, 1, OLD)));
        tale.tell(new ReplicaEvent.ReplicaAdded(DID, Y, ours(2, 1, OLD), Optional.of(traits("elsewhere"))));
        assertThat(tale.file().traits()).isEqualTo(traits("good"));
        tale.tell(new ReplicaEvent.ReplicaAdded(DID, X, his(1, 1, OLD), Optional.of(traits("bad"))));
        assertThat(tale.file().traits()).isEqualTo(traits("bad"));
        assertThat(tale.at(X).since()).isEqualTo(BEGINNING.plusSeconds(1));
    }

    @Test
    void moreChecksumsOfTheSameGenerationAreTaken() {
        var more = new Fingerprint(
                5,
                List.of(
                        OLD.checksums().getFirst(),
                        new org.tidings.model.Checksum(
                                org.tidings.model.Checksum.Algorithm.MD5, "0123456789abcdef0123456789abcdef")));
        tale.tell(added(X, his(1, 1, OLD)), added(X, his(1, 1, more)));
        assertThat(tale.file().bytes()).isEqualTo(more);
        assertThat(tale.at(X).since()).isEqualTo(BEGINNING.plusSeconds(1));
    }

    @Test
    void aVerdictChangesTheRecordOnlyWhenItIsAnotherOne() {
        var id = new RuleId("0000000000000001");
        var verdicts = new TreeMap<RuleId, Verdict>();
        verdicts.put(id, new Verdict(Verdict.State.REPLICATING, new java.util.TreeSet<>(List.of(Y)), ""));
        tale.tell(added(X, his(1, 1, OLD)), RuleEvent.DidJudged.of(DID, verdicts));
        assertThat(tale.file().changed()).isEqualTo(new Offset(2));
        tale.tell(RuleEvent.DidJudged.of(DID, verdicts));
        assertThat(tale.file().changed()).isEqualTo(new Offset(2));
        assertThat(tale.file().verdicts()).isEqualTo(verdicts);
    }

    @Test
    void aFileThatMovedWithinItsNameIsWhereItsSiteTells() {
        var moved = new Holding(new StoragePath("/other/1"), Optional.of(Tale.file(1)), 1, OLD, false);
        tale.tell(added(X, his(1, 1, OLD)), added(X, moved));
        assertThat(tale.at(X).holding().path()).isEqualTo(moved.path());
        assertThat(tale.file().home()).isEqualTo(moved.path());
    }
}
