package org.tidings.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.function.LongConsumer;
import java.util.zip.Adler32;
import org.tidings.app.TimeAndChance;

/// Bytes on their way between here and a site: counted, shown and summed up.
final class Passage {
    private Passage() {}

    static ProgressBar bar(PrintWriter err, String label, long totalBytes) {
        return new ProgressBar(err, Terminal.isThere(), label, totalBytes, TimeAndChance.clock());
    }

    static String hex(Adler32 sum) {
        return String.format("%08x", sum.getValue());
    }

    /// A stream that tells how many bytes went through it.
    static final class Counted extends FilterInputStream {
        private final Adler32 sum;
        private final LongConsumer progress;
        private long bytes;

        Counted(InputStream in, Adler32 sum, LongConsumer progress) {
            super(in);
            this.sum = sum;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                sum.update(into, offset, read);
                bytes += read;
                progress.accept(bytes);
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
