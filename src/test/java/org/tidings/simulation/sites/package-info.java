/// Many sites, their catalogue, rules and transfers, all in one thread and all decided by one seed.
///
/// The sites are small models with the manners of real ones: what they tell is late, they fall silent, forget their
/// logs, lose and flip bytes; copies break, arrive wrong, leave halves behind. Everything else is what runs in
/// production. Start reading at [org.tidings.simulation.sites.SitesWorld].
@NullMarked
package org.tidings.simulation.sites;

import org.jspecify.annotations.NullMarked;
