/**
 * The published language of the border gate: the facts that services tell each other, with the
 * identifiers, codes and money that these facts are made of.
 *
 * <p>Plain Java. Nothing here knows who reads or writes an event, where it is kept, or what time it
 * is. A record checks its own form and refuses what is malformed with an {@link
 * java.lang.IllegalArgumentException}; whether a well-formed code exists is a question for {@code
 * vn.bordergate.events.reference}.
 *
 * <p>An event is one fact in the past tense. A new optional component keeps its version; anything
 * else is a new version beside the old one, and the approved JSON sample of every version stays in
 * the test resources for ever.
 */
@NullMarked
package vn.bordergate.events;

import org.jspecify.annotations.NullMarked;
