package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the scopes of the WLCG token profile leave.
final class WlcgTable {
    /// The provider's paths begin at /data; everything there is alice's. What a token leaves in which directory:
    private static final String TABLE = """
        scope                                      | directory    | read list stat create overwrite mkdir rename delete stage poll hear
        ------------------------------------------ | ------------ | -----------------------------------------------------------------
                                                   | /foo         |  +    +    +     +       +       +     +      +      +    +    +
        openid profile                             | /foo         |  +    +    +     +       +       +     +      +      +    +    +
        storage.read:/                             | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo                          | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo                          | /foo/bar     |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo                          | /            |  -    +    -     -       -       -     -      -      -    -    -
        storage.read:/foo/bar                      | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.read:/foo/bar                      | /foo/bar     |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo/bar/                     | /foo/bar     |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo/bar/                     | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.create:/foo                        | /foo         |  -    +    +     +       -       +     +      -      -    +    +
        storage.create:/foo                        | /foo/bar     |  -    +    +     +       -       +     +      -      -    +    +
        storage.create:/foo/bar                    | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.modify:/foo                        | /foo         |  -    +    +     +       +       +     +      +      -    +    +
        storage.modify:/foo/bar                    | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.modify:/foo/bar/                   | /foo/bar     |  -    +    +     +       +       +     +      +      -    +    +
        storage.stage:/foo                         | /foo         |  -    +    +     -       -       -     -      -      +    +    +
        storage.stage:/foo/bar                     | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.poll:/                             | /foo         |  -    -    +     -       -       -     -      -      -    +    -
        storage.poll:/foo/bar                      | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.read:/foo storage.create:/foo/bar  | /foo/bar     |  +    +    +     +       -       +     +      -      -    +    +
        storage.read:/foo storage.create:/foo/bar  | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        storage.read:/foo/bar storage.read:/foo/ba | /foo/bargain |  -    -    -     -       -       -     -      -      -    -    -
        storage.read:/foo/bar storage.modify:/     | /foo/bargain |  -    +    +     +       +       +     +      +      -    +    +
        storage.read:/a%20%2B%C3%BC                | /a%20%2B%C3%BC |  +  +    +     -       -       -     -      -      -    +    +
        storage.read:/a%20+%C3%BC                  | /a%20%2B%C3%BC |  +  +    +     -       -       -     -      -      -    +    +
        storage.read:/%66oo                        | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        compute.read                               | /foo         |  -    -    -     -       -       -     -      -      -    -    -
        compute.read storage.read:/foo             | /foo         |  +    +    +     -       -       -     -      -      -    +    +
        read:/foo                                  | /foo         |  -    -    -     -       -       -     -      -      -    -    -
        """;

    private WlcgTable() {}

    /// @param allowed of all deeds
    record Row(String scope, String directory, Set<Deed> allowed) {
        /// Of the directory at the site.
        String target() {
            return "/data" + (directory.equals("/") ? "" : directory) + "/";
        }

        static Row of(String line) {
            String[] columns = line.split("\\|");
            String[] signs = columns[2].strip().split("\\s+");
            assertThat(signs).as(line).hasSize(Deed.values().length);
            Set<Deed> allowed = EnumSet.noneOf(Deed.class);
            for (Deed deed : Deed.values()) {
                if (signs[deed.ordinal()].equals("+")) {
                    allowed.add(deed);
                }
            }
            return new Row(columns[0].strip(), columns[1].strip(), allowed);
        }

        @Override
        public String toString() {
            return (scope.isEmpty() ? "no scope" : scope) + " in " + directory;
        }
    }

    static List<Row> rows() {
        return TABLE.lines().skip(2).map(Row::of).toList();
    }
}
