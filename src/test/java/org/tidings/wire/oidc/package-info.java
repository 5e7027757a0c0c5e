/// Tests of how an issuer's keys are found, against a real HTTP server.
@NullMarked
package org.tidings.wire.oidc;

import org.jspecify.annotations.NullMarked;
