package io.beltline.starter.terminal;

/**
 * Marks text with colours, or leaves it as it is.
 *
 * @param on whether colours are wanted
 */
public record Colours(boolean on) {
  /** As it should be. */
  public String good(String text) {
    return paint("32", text);
  }

  /** Something waits for a person. */
  public String attention(String text) {
    return paint("33", text);
  }

  /** Not as it should be. */
  public String bad(String text) {
    return paint("31", text);
  }

  /** A heading. */
  public String strong(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return on ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
