/// The catalogue as operators see it over HTTP, and the one namespace over all sites as readers do.
@NullMarked
package org.tidings.wire.catalogue;

import org.jspecify.annotations.NullMarked;
