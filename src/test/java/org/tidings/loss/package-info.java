/// Tests of the room that finds out what is lost.
@NullMarked
package org.tidings.loss;

import org.jspecify.annotations.NullMarked;
