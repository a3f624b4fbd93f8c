package io.gadfly.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;

/// Which messages a class of behaviours understands: the type that its `handle` declares; anything where it is a
/// lambda.
final class Understanding extends ClassValue<Class<?>> {
    static final Understanding OF = new Understanding();

    private Understanding() {}

    @Override
    protected Class<?> computeValue(Class<?> behaviour) {
        for (Class<?> type = behaviour; type != null && type != Object.class; type = type.getSuperclass()) {
            var understood = Stream.of(type.getDeclaredMethods())
                    .filter(Understanding::isHandle)
                    .<Class<?>>map(method -> method.getParameterTypes()[0])
                    .reduce(Understanding::wider);
            if (understood.isPresent()) {
                return understood.get();
            }
        }
        return Object.class;
    }

    /// Of overloads the one that takes what the other does, too.
    private static Class<?> wider(Class<?> one, Class<?> other) {
        if (one.isAssignableFrom(other)) {
            return one;
        }
        return other.isAssignableFrom(one) ? other : Object.class;
    }

    private static boolean isHandle(Method method) {
        var parameters = method.getParameterTypes();
        return method.getName().equals("handle")
                && Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && !method.isSynthetic()
                && parameters.length == 2
                && parameters[1] == Context.class;
    }
}
