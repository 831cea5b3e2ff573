package io.beltline.starter.temporal;

import io.beltline.starter.exit.BeltException;
import io.beltline.starter.exit.ExitCode;

/** Temporal or a worker did not answer in time; a later try may succeed. */
public final class NoAnswerException extends BeltException {
  NoAnswerException(String message, Throwable cause) {
    super(ExitCode.UNREACHABLE, message, cause);
  }

  /** The same for whoever asked for something to be started: the answer may be all that is lost. */
  NoAnswerException whileStarting() {
    return new NoAnswerException(
        inWords() + ". It may have been started; typed again, it is followed.", this);
  }
}
