package org.tidings.pool;

/// A pool's disk cannot do its work.
public class PoolBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PoolBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public PoolBroken(String sentence) {
        super(sentence);
    }

    /// There is no room for the bytes.
    public static final class Full extends PoolBroken {
        private static final long serialVersionUID = 1;

        public Full(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        public Full(String sentence) {
            super(sentence);
        }
    }

    /// There are bytes under that key already: of an upload that crashed, or of another one under way.
    public static final class Taken extends PoolBroken {
        private static final long serialVersionUID = 1;

        public Taken(Pool.Key key) {
            super("There are bytes of " + key.file() + ", generation " + key.generation() + " already.");
        }
    }
}
