/// Tests of delivery, against the store in memory, one thread, and a clock that stands still until told.
@NullMarked
package org.tidings.delivery;

import org.jspecify.annotations.NullMarked;
