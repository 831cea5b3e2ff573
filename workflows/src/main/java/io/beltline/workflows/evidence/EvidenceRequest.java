package io.beltline.workflows.evidence;

import io.beltline.workflows.replication.Link;
import io.beltline.workflows.validation.Verdict;

/**
 * What to look at.
 *
 * @param link the link whose outage is being prepared
 * @param maxLagBytes the limit for the lag
 * @param lastValidation verdict of the last full comparison
 */
public record EvidenceRequest(Link link, long maxLagBytes, Verdict lastValidation) {}
