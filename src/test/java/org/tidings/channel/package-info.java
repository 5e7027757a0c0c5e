/// Channels, tried in one thread with a clock that is told what time it is.
@NullMarked
package org.tidings.channel;

import org.jspecify.annotations.NullMarked;
