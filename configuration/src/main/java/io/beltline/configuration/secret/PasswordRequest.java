package io.beltline.configuration.secret;

import java.util.Map;

/**
 * The password that a {@link PasswordResolver} is asked for.
 *
 * @param dc the pair's datacenter
 * @param db the pair's name
 * @param side {@code src} or {@code dst}
 * @param user name of the login role that the password belongs to
 * @param options the other fields of the reference, with numbers and booleans as text
 */
public record PasswordRequest(
    String dc, String db, String side, String user, Map<String, String> options) {

  /** Keeps a copy of the options. */
  public PasswordRequest {
    options = Map.copyOf(options);
  }
}
