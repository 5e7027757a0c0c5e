@org.jspecify.annotations.NullMarked
package org.tidings.wire.copy;
