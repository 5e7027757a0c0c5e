package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    @Test
    void theCommandIsCalledTidings() {
        assertThat(new CommandLine(new Main()).getCommandName()).isEqualTo("tidings");
    }
}
