package io.beltline.worker.polling;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The real workflows and steps, with something that happens around each attempt of a step. */
public final class DisturbedRegistration {
  private DisturbedRegistration() {}

  /** Everything there is, disturbed. */
  public static Registration of(Path configDir, Disturbance disturbance) {
    return BeltlineRegistration.from(configDir).withSteps(step -> disturbed(step, disturbance));
  }

  private static Object disturbed(Object step, Disturbance disturbance) {
    return Proxy.newProxyInstance(
        step.getClass().getClassLoader(),
        step.getClass().getInterfaces(),
        (proxy, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? method.invoke(step, arguments)
                : run(step, method, arguments, disturbance));
  }

  private static @Nullable Object run(
      Object step, Method method, @Nullable Object[] arguments, Disturbance disturbance)
      throws Throwable {
    ActivityInfo info = Activity.getExecutionContext().getInfo();
    disturbance.before(info);
    try {
      Object result = method.invoke(step, arguments);
      disturbance.after(info);
      return result;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** What happens around an attempt. */
  @FunctionalInterface
  public interface Disturbance {
    /** Happens before the attempt's first look. */
    void before(ActivityInfo attempt);

    /** Happens after the attempt has succeeded, before anyone hears of it. */
    default void after(ActivityInfo attempt) {}
  }
}
