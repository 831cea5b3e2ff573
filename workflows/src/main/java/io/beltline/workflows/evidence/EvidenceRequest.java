package io.beltline.workflows.evidence;

import io.beltline.workflows.replication.Link;
import io.beltline.workflows.validation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What to look at.
 *
 * @param link the link whose outage is being prepared
 * @param maxLagBytes the limit for the lag
 * @param lastValidation verdict of the last full comparison; null if it shall not count
 */
public record EvidenceRequest(Link link, long maxLagBytes, @Nullable Verdict lastValidation) {}
