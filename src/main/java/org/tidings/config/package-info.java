/// What a site is told: one YAML file, overridden by the environment, overridden by flags.
///
/// **Hears** text. **Says** a [Config], or every sentence about what is wrong with it. **Never** opens, makes
/// or listens on anything: whether a directory is there is for `app` to find out.
///
/// Start reading at [Config], then [ConfigReading], where the defaults stand.
///
/// Invariant: the commented default says exactly what leaving every key out says.
@NullMarked
package org.tidings.config;

import org.jspecify.annotations.NullMarked;
