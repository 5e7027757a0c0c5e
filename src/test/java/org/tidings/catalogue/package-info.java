/// The fold of the catalogue's facts, and names.
@NullMarked
package org.tidings.catalogue;

import org.jspecify.annotations.NullMarked;
