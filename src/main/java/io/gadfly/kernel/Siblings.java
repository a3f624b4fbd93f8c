package io.gadfly.kernel;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// The children of one supervisor, in the order of their start. Changed by the supervisor only; others may look.
final class Siblings {
    private final List<Child> children = new CopyOnWriteArrayList<>();

    Siblings(List<ChildSpec> specs) {
        specs.forEach(this::add);
    }

    Child add(ChildSpec spec) {
        var child = new Child(spec);
        children.add(child);
        return child;
    }

    void remove(Child child) {
        children.remove(child);
    }

    boolean has(Child child) {
        return children.contains(child);
    }

    List<Child> all() {
        return List.copyOf(children);
    }

    Optional<Child> find(String id) {
        return first(child -> child.spec.id().equals(id));
    }

    Optional<Child> find(LiveProcess<?> process) {
        return first(child -> child.process == process);
    }

    private Optional<Child> first(Predicate<Child> wanted) {
        return children.stream().filter(wanted).findFirst();
    }

    /// Who is started again when `failed` has to be.
    List<Child> group(Strategy strategy, Child failed) {
        return switch (strategy) {
            case ONE_FOR_ONE -> List.of(failed);
            case ONE_FOR_ALL -> all();
            case REST_FOR_ONE -> List.copyOf(children.subList(children.indexOf(failed), children.size()));
        };
    }

    /// A temporary child that does not run is nothing to remember.
    void forgetEndedTemporaries() {
        children.removeIf(child -> child.process == null && child.isTemporary());
    }

    /// Who runs goes on and has its new spec from its next start; who is new is known and stopped.
    void change(List<ChildSpec> specs) {
        for (var spec : specs) {
            find(spec.id()).ifPresentOrElse(child -> child.spec = spec, () -> add(spec));
        }
    }

    List<ChildInfo> infos() {
        return children.stream().map(Child::info).toList();
    }

    List<ChildInfo> missing() {
        return children.stream().filter(Child::isMissing).map(Child::info).toList();
    }
}
