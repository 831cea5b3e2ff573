package io.beltline.workflows.sequence;

/**
 * Sequences after a sync.
 *
 * @param sequences how many were looked at
 * @param moved how many had to be moved
 */
public record SequenceReport(int sequences, int moved) {}
