package io.beltline.workflows.command;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a command that ran to its end can say. One that could not is a failed workflow. */
public enum Outcome {
  /** It is as it should be: done, equal, without findings. */
  @JsonProperty("done")
  DONE,
  /** The sides differ. */
  @JsonProperty("different")
  DIFFERENT,
  /** Something is not as it should be. */
  @JsonProperty("failed")
  FAILED,
  /** Nobody can tell whether the sides are equal. */
  @JsonProperty("could-not-verify")
  COULD_NOT_VERIFY
}
