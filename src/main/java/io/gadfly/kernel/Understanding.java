package io.gadfly.kernel;

import java.lang.reflect.Method;

/// Which messages a class of behaviours understands: the type that its `handle` declares; anything where it is a
/// lambda.
final class Understanding extends ClassValue<Class<?>> {
    static final Understanding OF = new Understanding();

    private Understanding() {}

    @Override
    protected Class<?> computeValue(Class<?> behaviour) {
        for (Class<?> type = behaviour; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var method : type.getDeclaredMethods()) {
                if (isHandle(method)) {
                    return method.getParameterTypes()[0];
                }
            }
        }
        return Object.class;
    }

    private static boolean isHandle(Method method) {
        var parameters = method.getParameterTypes();
        return method.getName().equals("handle")
                && !method.isBridge()
                && !method.isSynthetic()
                && parameters.length == 2
                && parameters[1] == Context.class;
    }
}
