package org.tidings.crash;

/// An event as far as it can be foretold.
///
/// @param type its short name, as in `file.created`
/// @param path where it happened, afterwards
/// @param from where the thing was, for a rename; otherwise empty
/// @param content size and adler32 of a file; empty for a directory
record Fact(String type, String path, String from, String content) {

    static Fact ofFile(String type, String path, Print print) {
        return new Fact(type, path, "", content(print.sizeBytes(), print.adler32()));
    }

    static Fact ofDirectory(String type, String path) {
        return new Fact(type, path, "", "");
    }

    Fact from(String place) {
        return new Fact(type, path, place, content);
    }

    static String content(long sizeBytes, String adler32) {
        return sizeBytes + " bytes, adler32 " + adler32;
    }

    boolean isAtOrBelow(String directory) {
        return Tree.isAtOrBelow(path, directory);
    }
}
