package org.tidings.journey;

import org.junit.jupiter.api.Test;

/// What a watcher of dCache's events hears of what others do at the WebDAV door.
@Journey
class DcacheDoorEventsTest {
    private final Visitor alice;

    DcacheDoorEventsTest(Site site) {
        this.alice = site.as("alice");
    }

    @Test
    void anUploadAndARemovalAreHeardInTheOrderOfThings() {
        String directory = alice.directory("/data/heard");
        try (var channel = ChannelClient.open(alice)) {
            channel.watch(directory);
            channel.listen();
            alice.put(directory + "/a?xattr.run=7", "hello").is(201);
            alice.makeDirectory(directory + "/d").is(201);
            alice.delete(directory + "/d").is(204);
            alice.delete(directory + "/a").is(204);
            channel.awaitExactly(
                    "IN_CREATE a",
                    "IN_OPEN a",
                    "IN_MODIFY a",
                    "IN_CLOSE_WRITE a",
                    "IN_ATTRIB a",
                    "IN_CREATE,IN_ISDIR d",
                    "IN_DELETE,IN_ISDIR d",
                    "IN_DELETE a");
        }
    }

    @Test
    void aListingAndADownloadAreHeardToo() {
        String directory = alice.directory("/data/looked-at");
        alice.put(directory + "/a", "hello").is(201, 204);
        for (String listing : new String[] {"PROPFIND", "GET"}) {
            try (var channel = ChannelClient.open(alice)) {
                channel.watch(directory);
                channel.listen();
                alice.door(listing, directory + "/", "", "Depth", "1").is(207, 200);
                channel.await("IN_OPEN,IN_ISDIR");
                channel.await("IN_CLOSE_NOWRITE,IN_ISDIR");
                alice.get(directory + "/a").is(200);
                channel.await("IN_OPEN a");
                channel.await("IN_ACCESS a");
                channel.await("IN_CLOSE_NOWRITE a");
            }
        }
    }
}
