package io.beltline.activities.sequence;

/**
 * What a sync has done with one of the subscriber's sequences.
 *
 * @param present whether the subscriber has it
 * @param moved whether it had to be moved
 * @param position where it stands then; only its name counts if it is not there
 */
record Outcome(boolean present, boolean moved, Position position) {}
