/// Who you are, and what you may.
///
/// **Hears** a request's credentials. **Says** a [Principal], or why not. **Never** keeps a password in
/// clear, and never answers "may I?" anywhere but in [Permit].
///
/// Start reading at [Permit], then [Login] and [Users].
///
/// Invariant: it fails closed. What is not allowed by a rule written here is denied.
@NullMarked
package org.tidings.access;

import org.jspecify.annotations.NullMarked;
