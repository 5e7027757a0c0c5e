package org.tidings.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class LogSightTest {

    private static Fact fact(String json) {
        return LogSight.fact(new ObjectMapper().readTree(json));
    }

    @Test
    void anUploadIsReadWithItsContent() {
        assertThat(fact("""
            {"type":"org.tidings.storage.file.written.v1","data":{
             "file":{"id":"00","path":"/data/a","generation":2,"size":5,"checksums":{"adler32":"062c0215"}},
             "previous":{"generation":1,"size":1}}}\
            """)).isEqualTo(new Fact("file.written", "/data/a", "", "5 bytes," + " adler32 062c0215"));
    }

    @Test
    void aRenameIsReadWithWhereItWas() {
        assertThat(fact("""
            {"type":"org.tidings.storage.dir.renamed.v1","data":{
             "file":{"id":"00","path":"/data/b"},"previous":{"path":"/data/a"}}}\
            """)).isEqualTo(new Fact("dir.renamed", "/data/b", "/data/a", ""));
    }
}
