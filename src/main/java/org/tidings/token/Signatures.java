package org.tidings.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;

/// What is asked of every token of an issuer: signature, issuer, audience, times.
public final class Signatures {
    /// The audience that is everywhere (WLCG profile).
    static final String ANYWHERE = "https://wlcg.cern.ch/jwt/v1/any";

    static final int CLOCK_SKEW_SECONDS = 60;
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.ES256, JWSAlgorithm.ES384);

    private Signatures() {}

    /// @param keys what the issuer signs with
    public static WebTokens.Trusted of(Issuer issuer, JWKSource<SecurityContext> keys, InstantSource clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new Claims(issuer, clock));
        return new WebTokens.Trusted(issuer, processor);
    }

    /// Issuer, audience and times, by the clock of the site.
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        Claims(Issuer issuer, InstantSource clock) {
            super(
                    audiences(issuer),
                    new JWTClaimsSet.Builder().issuer(issuer.url()).build(),
                    Set.of("sub", "exp"),
                    Set.of());
            this.clock = clock;
            setMaxClockSkew(CLOCK_SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }

        private static Set<String> audiences(Issuer issuer) {
            Set<String> accepted = new HashSet<>(issuer.audiences());
            accepted.add(ANYWHERE);
            return accepted;
        }
    }
}
