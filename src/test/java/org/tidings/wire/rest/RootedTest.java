package org.tidings.wire.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.wire.rest.RunningRest.at;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidings.access.Activity;
import org.tidings.access.Principal;
import org.tidings.door.ChangeAttributes.Changes;
import org.tidings.model.StoragePath;
import org.tidings.wire.rest.RunningRest.Reply;

/// Whoever has a root of their own writes and is shown paths below it, and learns of nothing else.
class RootedTest {
    private static final StoragePath ROOT = new StoragePath("/data/run");
    private final RunningRest rest = new RunningRest();

    /// Everything below the root, nothing elsewhere.
    private record Below() implements Principal.Restriction {
        @Override
        public boolean leaves(Activity activity, StoragePath path) {
            return path.isAtOrBelow(ROOT);
        }

        @Override
        public StoragePath root() {
            return ROOT;
        }
    }

    @BeforeEach
    void makeTree() {
        rest.directory("/data/run", "alice", 0755);
        rest.put("alice", "/data/run/a", "1");
        rest.put("alice", "/data/outside", "1");
        for (String path : new String[] {"/data/run/a", "/data/outside"}) {
            rest.change("alice", path, Changes.NONE.withLabels(Set.of("raw"), Set.of()));
        }
        rest.let(rest.person("alice").atHome(ROOT).restrictedTo(new Below()));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void theirRootIsTheRootToThem() {
        assertThat(rest.get("alice", "namespace/?children=true")
                        .json()
                        .path("children")
                        .get(0)
                        .path("fileName")
                        .stringValue())
                .isEqualTo("a");
        assertThat(rest.get("alice", at("/a")).status()).isEqualTo(200);
        Reply user = rest.get("alice", "user");
        assertThat(user.json().path("homeDirectory").stringValue()).isEqualTo("/");
        assertThat(user.json().path("rootDirectory").stringValue()).isEqualTo("/data/run");
    }

    @Test
    void nothingLeadsAboveIt() {
        for (String path : new String[] {"/../outside", "/data/outside", "/a/../../outside"}) {
            Reply reply = rest.get("alice", at(path));
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.text()).doesNotContain("/data/run");
        }
        Reply moved = rest.post("alice", at("/a"), "{\"action\":\"mv\",\"destination\":\"../../b\"}");
        assertThat(moved.status()).isEqualTo(201);
        assertThat(rest.exists("/data/run/b")).isTrue();
    }

    @Test
    void labelsShowTheirPathsAndNoOthers() {
        var children = rest.get("alice", "labels/raw").json().path("children");
        assertThat(children.size()).isEqualTo(1);
        assertThat(children.get(0).path("sourcePath").stringValue()).isEqualTo("/a");
        assertThat(rest.post("alice", at("/a") + "/labels/new", "").status()).isEqualTo(201);
        assertThat(rest.get("admin", at("/data/run/a") + "/labels/new").status())
                .isEqualTo(200);
    }
}
