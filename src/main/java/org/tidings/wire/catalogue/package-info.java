/// The catalogue over HTTP: what exists at which sites, what is on its way, what rules stand; and one namespace over
/// all
/// sites, `/fed/<scope>/<name>`, which sends readers to the best replica.
///
/// **Hears** requests at `/api/v1/catalogue/…` from operators, at `/fed/…` from whoever the site lets in. **Says** what
/// the catalogue's view has, and of rules what operators decided, as facts. **Never** judges a rule, copies or removes
/// a file, or carries a byte of one.
///
/// Start reading at [CatalogueRoutes]; what it stands on is [CatalogueRoutes.Desk].
///
/// Invariant: nobody but an operator learns from here where anything lies, but for the one file they ask `/fed` for.
@NullMarked
package org.tidings.wire.catalogue;

import org.jspecify.annotations.NullMarked;
