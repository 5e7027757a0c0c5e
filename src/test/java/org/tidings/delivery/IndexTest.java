package org.tidings.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.ledger.EventLog;
import org.tidings.ledger.Line;
import org.tidings.model.Offset;
import org.tidings.model.Owner;
import org.tidings.model.StoragePath;

/// The cost of an event grows with its matches and its depth, not with the number of listeners.
class IndexTest {
    private static final int LISTENERS = 10_000;
    private final ListeningPost post = new ListeningPost();
    private final Viewer viewer = new Visibility(post.store, post.store.namespace()).of(ListeningPost.ADMIN);
    private final Press press = new Press("test", new Cursors(new byte[16], post.store.epoch()), new Random(1));
    private final Index index = new Index();
    private final List<Listener> listeners = new ArrayList<>();

    @BeforeEach
    void tenThousandListenersOnDistinctPaths() {
        post.doings.mkdir("/d", new Owner(1, 1), 0755);
        for (int i = 0; i < LISTENERS; i++) {
            add("/d/" + i);
        }
        add("/d");
        add("/");
    }

    @Test
    void onlyTheGroupsOfItsOwnPathsAreVisited() {
        assertThat(visitedBy("/d/77")).containsExactlyInAnyOrder("/d/77", "/d", "/");
        assertThat(visitedBy("/elsewhere")).containsExactly("/");
    }

    @Test
    void aRenameVisitsBothEndsAndEachGroupOnce() {
        post.doings.put("/d/5", new Owner(1, 1));
        post.doings.move("/d/5", "/d/6");
        assertThat(visited(lastLine())).containsExactlyInAnyOrder("/d/5", "/d/6", "/d", "/");
    }

    @Test
    void whoeverWasTakenOutIsNotVisitedAndNobodyElseIsLost() {
        var random = new Random(3);
        for (int i = 0; i < LISTENERS / 2; i++) {
            index.remove(listeners.remove(random.nextInt(listeners.size() - 2)));
        }
        assertThat(index.size()).isEqualTo(listeners.size());
        for (Listener listener : listeners) {
            assertThat(listener.isLive()).isTrue();
        }
        listeners.forEach(index::remove);
        assertThat(index.size()).isZero();
        assertThat(visitedBy("/d/77")).isEmpty();
    }

    @Test
    void channelsThatHearTheSameAreOneGroup() {
        add("/d/77");
        List<Group> groups = new ArrayList<>();
        post.doings.put("/d/77", new Owner(1, 1));
        index.forEach(lastLine(), groups::add);
        assertThat(groups)
                .hasSize(3)
                .anySatisfy(group -> assertThat(group.listeners()).hasSize(2));
    }

    private void add(String path) {
        var interest = new PathInterest(Selector.below(new StoragePath(path)), viewer, Form.SSE, press);
        var listener = new Listener(interest, new Ear(), 1000, over -> {});
        listeners.add(listener);
        index.add(listener);
    }

    private List<String> visitedBy(String created) {
        post.doings.put(created, new Owner(1, 1));
        return visited(lastLine());
    }

    private List<String> visited(Line line) {
        List<String> paths = new ArrayList<>();
        index.forEach(
                line, group -> paths.add(((Spot.AtPath) group.spot()).path().text()));
        return paths;
    }

    private Line lastLine() {
        var before = new Offset(post.store.head().value() - 1);
        return ((EventLog.Reading.Lines) post.store.read(before, 1)).lines().getFirst();
    }
}
