/// Bodies, answers and errors in JSON.
@NullMarked
package org.tidings.wire.json;

import org.jspecify.annotations.NullMarked;
