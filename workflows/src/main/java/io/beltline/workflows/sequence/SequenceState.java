package io.beltline.workflows.sequence;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One sequence on both sides.
 *
 * @param sequence schema-qualified name
 * @param provider where the provider's stands
 * @param subscriber where the subscriber's stands; null when it lacks the sequence
 * @param verdict whether that is enough
 */
public record SequenceState(
    String sequence, long provider, @Nullable Long subscriber, Verdict verdict) {
  /** Whether the subscriber would give a value that was given already. */
  public enum Verdict {
    /** It would not. */
    @JsonProperty("ok")
    OK,
    /** It would not, because it was moved just now. */
    @JsonProperty("moved")
    MOVED,
    /** It would. */
    @JsonProperty("behind")
    BEHIND,
    /** It is not there, and needed. */
    @JsonProperty("missing")
    MISSING,
    /** It is not there, and not needed. */
    @JsonProperty("not-needed")
    NOT_NEEDED
  }
}
