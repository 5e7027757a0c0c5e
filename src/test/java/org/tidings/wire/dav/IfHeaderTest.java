package org.tidings.wire.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.wire.http.EntityTag;
import org.tidings.wire.http.RequestRefused;

class IfHeaderTest {
    /// The request's resource is locked with `t:1` and tagged `e`; `/other` with `t:2` and no tag.
    private static final IfHeader.Resources RESOURCES = new IfHeader.Resources() {
        @Override
        public boolean isLockedWith(Optional<String> resource, String token) {
            return token.equals(resource.filter("/other"::equals).isPresent() ? "t:2" : "t:1");
        }

        @Override
        public Optional<EntityTag> tagOf(Optional<String> resource) {
            return resource.isPresent() ? Optional.empty() : Optional.of(new EntityTag(false, "e"));
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(<t:1>)|true",
                "(<t:9>)|false",
                "(Not <t:9>)|true",
                "(not<t:1>)|false",
                "([\"e\"])|true",
                "([\"f\"])|false",
                "(<t:1> [\"e\"])|true",
                "(<t:1> [\"f\"])|false",
                "(<t:9>) (<t:1>)|true",
                "(<t:1> Not <DAV:no-lock>)|true",
                "(<DAV:no-lock>)|false",
                "(<DAV:no-lock>)(Not <DAV:no-lock>)|true",
                "</other> (<t:2>)|true",
                "</other> (<t:1>)|false",
                "</other> (<t:9>) (<t:2>) </third> (<t:9>)|true",
                "</other> ([\"e\"])|false"
            })
    void aListHoldsWhenAllItsConditionsDo(String field, boolean holds) {
        assertThat(IfHeader.parse(field).holds(RESOURCES)).isEqualTo(holds);
    }

    @Test
    void everyTokenIsSubmittedEvenANegatedOne() {
        assertThat(IfHeader.parse("</a> (<t:1> Not <t:2>) (<t:3> [\"x\"])").tokens())
                .isEqualTo(Set.of("t:1", "t:2", "t:3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "()",
                "(",
                "(<t:1>",
                "<t:1>",
                "(<>)",
                "([e])",
                "(t:1)",
                "(Not)",
                "</a>",
                "</a> </b> (<t:1>)",
                "(<t:1>) </a> (<t:2>)",
                "(<t:1>) x",
                "(<t:1> or <t:2>)",
                "([\"e\")"
            })
    void whatLeavesTheGrammarIsRefused(String field) {
        assertThatThrownBy(() -> IfHeader.parse(field)).isInstanceOf(RequestRefused.class);
    }

    @Test
    void thousandsOfConditionsAreRefused() {
        assertThatThrownBy(() -> IfHeader.parse("(<t>)".repeat(257))).isInstanceOf(RequestRefused.class);
    }

    @Test
    void anyTextIsEitherReadOrRefused() {
        Random random = new Random(1);
        String alphabet = "()<>[]\" Nota:1/";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder field = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                field.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(IfHeader.parse(field.toString()).lists()).isNotEmpty();
            } catch (RequestRefused refused) {
                assertThat(refused.status()).isEqualTo(400);
            }
        }
    }
}
