/// Tests of the tokens: what each caveat and scope leaves, and what is no token at all.
@NullMarked
package org.tidings.token;

import org.jspecify.annotations.NullMarked;
