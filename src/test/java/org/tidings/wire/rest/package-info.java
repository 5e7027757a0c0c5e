/// The REST API as clients of dCache see it, over HTTP, each class one part of it.
@NullMarked
package org.tidings.wire.rest;

import org.jspecify.annotations.NullMarked;
