package org.tidings.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.store.Facts.at;
import static org.tidings.store.Facts.fileCreated;
import static org.tidings.store.Facts.makeDirectory;
import static org.tidings.store.Facts.newId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.model.EventType;
import org.tidings.model.FileId;
import org.tidings.model.Offset;
import org.tidings.model.Origin;
import org.tidings.model.Recorded;
import org.tidings.model.StorageEvent;
import org.tidings.store.StoreFixture;
import org.tidings.store.memory.MemoryFixture;

class FollowerTest {
    private final MemoryFixture store = new MemoryFixture();
    private final List<Long> heard = new ArrayList<>();
    private final Reaction marker = recorded -> {
        heard.add(recorded.offset().value());
        return recorded.event().type() == EventType.DIRECTORY_CREATED
                ? List.of(fileCreated(newId(), at(FileId.ROOT, "/seen-" + recorded.offset())))
                : List.of();
    };

    private Follower follower() {
        return follower(marker);
    }

    private Follower follower(Reaction reaction) {
        var ground = new Follower.Ground(
                store.ledger(), store.log(), StoreFixture.CODEC, store.clock(), Origin.ofSite("test"));
        return new Follower("marker", ground, reaction);
    }

    private void runDry(Follower follower) {
        while (follower.step()) {
            // until there is nothing left to hear
        }
    }

    @Test
    void itAnswersEachFactOnceInOrderAndNamesTheCause() {
        makeDirectory(store.ledger(), "/a");
        makeDirectory(store.ledger(), "/b");
        runDry(follower());

        assertThat(heard).containsExactly(1L, 2L, 3L, 4L);
        assertThat(recorded(3).cause()).contains(new Offset(1));
        assertThat(recorded(4).cause()).contains(new Offset(2));
    }

    @Test
    void whatDoesNotConcernTheReactionIsPassedOver() {
        makeDirectory(store.ledger(), "/a");
        var id = newId();
        store.ledger().commit(Commit.of(Origin.ofSite("t"), List.of(fileCreated(id, at(FileId.ROOT, "/f")))));
        runDry(follower(new Reaction() {
            @Override
            public List<StorageEvent> react(Recorded recorded) {
                return marker.react(recorded);
            }

            @Override
            public boolean concerns(EventType type) {
                return type == EventType.FILE_CREATED;
            }
        }));

        assertThat(heard).containsExactly(2L);
    }

    @Test
    void aRestartRepeatsNoFact() {
        makeDirectory(store.ledger(), "/a");
        follower().step();
        makeDirectory(store.ledger(), "/b");
        runDry(follower());
        runDry(follower());
        assertThat(store.namespace().usage().files()).isEqualTo(2);
    }

    @Test
    void twoOfTheSameNameSayEverythingOnce() {
        var one = follower();
        var other = follower();
        for (int i = 0; i < 5; i++) {
            makeDirectory(store.ledger(), "/d" + i);
            one.step();
            other.step();
        }
        runDry(one);
        runDry(other);
        assertThat(store.namespace().usage().files()).isEqualTo(5);
    }

    @Test
    void quietProgressIsSavedAfterAWhile() {
        store.ledger().commit(Commit.of(Origin.ofSite("t"), List.of(fileCreated(newId(), at(FileId.ROOT, "/f")))));
        var follower = follower();
        runDry(follower);
        assertThat(store.ledger().progressOf("marker")).isEqualTo(Offset.ORIGIN);
        store.clock().step(Duration.ofSeconds(2));
        follower.step();
        assertThat(store.ledger().progressOf("marker")).isEqualTo(new Offset(1));
    }

    @Test
    void behindTheTrimItGoesOnFromThere() {
        for (int i = 0; i < 5; i++) {
            makeDirectory(store.ledger(), "/d" + i);
        }
        store.keeping().trim(new Offset(3));
        runDry(follower());
        assertThat(heard).startsWith(4L, 5L);
    }

    private Recorded recorded(long offset) {
        var reading = (EventLog.Reading.Lines) store.log().read(new Offset(offset - 1), 1);
        return reading.lines().getFirst().decoded(StoreFixture.CODEC);
    }
}
