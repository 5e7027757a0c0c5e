/// The rules the house is built to, as tests: which room may use which, and how the source is written.
@NullMarked
package org.tidings.house;

import org.jspecify.annotations.NullMarked;
