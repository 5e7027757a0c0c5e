package org.tidings.journey;

/// Everything that can happen to stored data, done by one user in one place, so that every type of event is told.
///
/// @param directory where, an existing directory
/// @param word part of every name, value and label used
record Deeds(Visitor who, String directory, String word) {

    /// Leaves one file `<word>-kept` and one directory `<word>-dir` behind.
    void all() {
        String file = directory + "/" + word + "-file";
        who.put(file, word).is(201);
        who.put(file, word + " again").is(204);
        who.get(file).is(200);
        Attributes.of(who, file).set("remark", word).labelled(word).mode("0640");
        Attributes.of(who, file).unlabelled(word);
        who.move(file, directory + "/" + word + "-moved").is(201);
        who.door("COPY", directory + "/" + word + "-moved", "", "Destination", url(word + "-kept"))
                .is(201);
        who.delete(directory + "/" + word + "-moved").is(204);
        String made = directory + "/" + word + "-made";
        who.makeDirectory(made).is(201);
        who.door("PROPFIND", made + "/", "", "Depth", "1").is(207);
        Attributes.of(who, made).set("remark", word).labelled(word).mode("0750");
        who.put(made + "/" + word + "-inside", word).is(201);
        who.move(made + "/", directory + "/" + word + "-dir").is(201);
        who.makeDirectory(directory + "/" + word + "-gone").is(201);
        who.delete(directory + "/" + word + "-gone/").is(204);
    }

    private String url(String name) {
        return who.site().door().uri(directory + "/" + name).toString();
    }
}
