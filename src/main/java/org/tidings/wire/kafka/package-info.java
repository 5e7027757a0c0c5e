/// Apache Kafka as an outlet: the log's events in a topic.
///
/// **Hears** [org.tidings.outlet.Letter]s. **Says** records: CloudEvents 1.0 in Kafka's binding, or dCache's billing
/// JSON. **Never** holds up a writer, decides what is told, or lets Kafka be the truth of anything: it is asked only
/// what
/// of ours it holds.
///
/// Start reading at [KafkaOutlet], then [TopicEnds]; pure are [Marks], [EventLetters], [BillingLetters].
///
/// Invariant: in each partition, what we sent stands in the order of the log, without a hole; and what is there already
/// is not sent again, since the ends of the partitions are read before the first record is.
@NullMarked
package org.tidings.wire.kafka;

import org.jspecify.annotations.NullMarked;
