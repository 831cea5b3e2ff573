package io.beltline.configuration.secret;

/**
 * Fetches passwords from a place of your own, such as a vault, for references like {@code
 * {"resolver": "vault", "path": "db/billing"}}.
 *
 * <p>Implementations are found through {@link java.util.ServiceLoader}: a public class with a
 * public constructor without parameters, named in {@code
 * META-INF/services/io.beltline.configuration.secret.PasswordResolver} of a jar on the class path
 * of what connects (the worker; the command line too, for {@code src-dsn} and {@code dst-dsn}). An
 * instance is made for each password and used by one thread.
 */
public interface PasswordResolver {

  /** Returns the name that a reference's {@code resolver} field gives. */
  String name();

  /**
   * Returns the password as it is now; called each time it is needed, and must answer within
   * seconds.
   *
   * @throws PasswordUnavailableException when it cannot be had, with the reason and a remedy for
   *     the operator, neither of which may contain any part of a password
   */
  Secret resolve(PasswordRequest request) throws PasswordUnavailableException;
}
