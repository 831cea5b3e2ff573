package io.beltline.configuration.secret;

/** A password could not be fetched; the message and the remedy are shown to the operator as is. */
public final class PasswordUnavailableException extends Exception {

  private final String remedy;

  /** Says what is wrong, never with any part of a password, and what to do about it. */
  public PasswordUnavailableException(String what, String remedy) {
    super(what);
    this.remedy = remedy;
  }

  /** Like the other one, and keeps the cause; its text must not hold a password either. */
  public PasswordUnavailableException(String what, String remedy, Throwable cause) {
    super(what, cause);
    this.remedy = remedy;
  }

  /** Returns what the operator can do about it. */
  public String remedy() {
    return remedy;
  }
}
