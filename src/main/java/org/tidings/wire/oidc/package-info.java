/// OpenID Connect providers over HTTP: where they publish the keys that their tokens are signed with.
///
/// **Hears** an issuer's URL. **Says** its keys, cached, and for two days even when it does not answer. **Never** sees
/// a
/// token.
///
/// Start reading at [PublishedKeys].
///
/// Invariant: a key that an issuer has withdrawn is not used for longer than two days.
@NullMarked
package org.tidings.wire.oidc;

import org.jspecify.annotations.NullMarked;
