/// The description of the API in OpenAPI, and a page to try it.
///
/// **Hears** requests at `/api/v1/openapi.json` and `/api/v1/docs/`. **Says** what lies in the program: a description
/// written by hand, and Swagger UI as its makers publish it. **Never** loads anything from elsewhere, or knows what the
/// API does.
///
/// Start reading at [DocRoutes]; what is described stands in `openapi.yaml`.
///
/// Invariant: the page runs no script that was not in the program, and whoever reads it needs no network but ours.
@NullMarked
package org.tidings.wire.docs;

import org.jspecify.annotations.NullMarked;
