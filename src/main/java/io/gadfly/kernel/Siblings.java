package io.gadfly.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The children of one supervisor, in the order of their start. Changed by the supervisor only; others may look.
final class Siblings {
    private final Map<String, Child> children = new LinkedHashMap<>();

    Siblings(List<ChildSpec> specs) {
        specs.forEach(this::add);
    }

    synchronized Child add(ChildSpec spec) {
        var child = new Child(spec);
        children.put(spec.id(), child);
        return child;
    }

    synchronized void remove(Child child) {
        children.remove(child.spec.id(), child);
    }

    synchronized boolean has(Child child) {
        return children.get(child.spec.id()) == child;
    }

    synchronized List<Child> all() {
        return List.copyOf(children.values());
    }

    synchronized Optional<Child> find(String id) {
        return Optional.ofNullable(children.get(id));
    }

    Optional<Child> find(LiveProcess<?> process) {
        return find(process.spec().id()).filter(child -> child.process == process);
    }

    /// Who is started again when `failed` has to be.
    List<Child> group(Strategy strategy, Child failed) {
        return switch (strategy) {
            case ONE_FOR_ONE -> List.of(failed);
            case ONE_FOR_ALL -> all();
            case REST_FOR_ONE ->
                all().stream().dropWhile(child -> child != failed).toList();
        };
    }

    /// A temporary child that does not run is nothing to remember.
    synchronized void forgetEndedTemporaries() {
        children.values().removeIf(child -> child.process == null && child.isTemporary());
    }

    /// Who runs goes on and has its new spec from its next start; who is new is known and stopped.
    void change(List<ChildSpec> specs) {
        for (var spec : specs) {
            find(spec.id()).ifPresentOrElse(child -> child.spec = spec, () -> add(spec));
        }
    }

    List<ChildInfo> infos() {
        return all().stream().map(Child::info).toList();
    }

    List<ChildInfo> missing() {
        return all().stream().filter(Child::isMissing).map(Child::info).toList();
    }
}
