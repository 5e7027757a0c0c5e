/// Tests of the room `outlet`.
@org.jspecify.annotations.NullMarked
package org.tidings.outlet;
