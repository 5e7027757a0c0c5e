/// Bearer tokens: from the text somebody shows to whom it speaks for and what it leaves of their rights.
///
/// Two kinds: JSON Web Tokens of the issuers a site trusts (WLCG profile), and macaroons of the site itself, which
/// their holders can narrow without asking.
///
/// **Hears** a token and the address it came from; a wish for a macaroon. **Says** a [org.tidings.access.Principal]
/// with a restriction and an end; a macaroon. **Never** writes a token, or a key, into a log or an error.
///
/// Start reading at [TokenDesk].
///
/// Invariant: what a token leaves is never more than its user may do.
@NullMarked
package org.tidings.token;

import org.jspecify.annotations.NullMarked;
