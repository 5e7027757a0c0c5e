/// Tests of the API through real sockets, against the store in memory.
@NullMarked
package org.tidings.wire.api;

import org.jspecify.annotations.NullMarked;
