package io.beltline.configuration.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** A password that a plugged-in {@link PasswordResolver} fetches. */
public final class ResolverPassword implements PasswordSource {

  private final String resolver;
  private final PasswordRequest request;

  /** Names the resolver and what it will be asked. */
  public ResolverPassword(String resolver, PasswordRequest request) {
    this.resolver = resolver;
    this.request = request;
  }

  @Override
  public Secret fetch() throws PasswordUnavailableException {
    PasswordResolver found = find();
    try {
      return found.resolve(request);
    } catch (RuntimeException e) {
      throw new PasswordUnavailableException(
          "password resolver \"" + resolver + "\" failed with " + e.getClass().getName(),
          "see the cause; it is a fault of " + found.getClass().getName(),
          e);
    }
  }

  private PasswordResolver find() throws PasswordUnavailableException {
    List<PasswordResolver> installed = installed();
    List<PasswordResolver> named =
        installed.stream().filter(candidate -> candidate.name().equals(resolver)).toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.isEmpty()) {
      List<String> names = installed.stream().map(PasswordResolver::name).sorted().toList();
      throw new PasswordUnavailableException(
          "no password resolver is named \"" + resolver + "\"",
          names.isEmpty()
              ? "add the jar with the resolver to the class path; there is none now"
              : "use one of " + String.join(", ", names) + ", or add the jar that has it");
    }
    throw new PasswordUnavailableException(
        named.size() + " password resolvers are named \"" + resolver + "\"",
        "leave one of them on the class path");
  }

  private static List<PasswordResolver> installed() throws PasswordUnavailableException {
    ClassLoader ours = PasswordResolver.class.getClassLoader();
    List<PasswordResolver> installed = new ArrayList<>();
    try {
      ServiceLoader.load(PasswordResolver.class, ours).forEach(installed::add);
      return installed;
    } catch (ServiceConfigurationError e) {
      throw new PasswordUnavailableException(
          "a password resolver cannot be loaded",
          "mend its entry in META-INF/services/" + PasswordResolver.class.getName(),
          e);
    }
  }
}
