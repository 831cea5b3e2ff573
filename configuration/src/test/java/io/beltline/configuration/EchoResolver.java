package io.beltline.configuration;

import io.beltline.configuration.secret.PasswordRequest;
import io.beltline.configuration.secret.PasswordResolver;
import io.beltline.configuration.secret.PasswordUnavailableException;
import io.beltline.configuration.secret.Secret;
import java.util.TreeMap;

/** Answers with what it was asked. */
public final class EchoResolver implements PasswordResolver {

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Secret resolve(PasswordRequest request) throws PasswordUnavailableException {
    if (request.options().containsKey("refuse")) {
      throw new PasswordUnavailableException(request.options().get("refuse"), "unseal it");
    }
    if (request.options().containsKey("crash")) {
      throw new IllegalStateException(request.options().get("crash"));
    }
    return new Secret(
        String.join(" ", request.dc(), request.db(), request.side(), request.user())
            + " "
            + new TreeMap<>(request.options()));
  }
}
