package io.gadfly.notification.dbus;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Examples;
import io.gadfly.notification.Medium.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// To be run by hand on a desktop: shows bubbles and an icon in the tray, and prints what is answered, for as many
/// seconds as it is told.
final class DesktopTryOut {
    private DesktopTryOut() {}

    @SuppressWarnings("SystemOut") // run by hand, by a person who reads
    public static void main(String[] arguments) throws InterruptedException {
        var responses = new LinkedBlockingQueue<Response>();
        try (var medium = new DesktopMedium(Bus.session(System.getenv()), Examples.WORDING, Path.of(arguments[1]))) {
            medium.onResponse(responses::add);
            medium.onAvailabilityChange(() -> System.out.println("availability may have changed"));
            System.out.println(medium.availability());
            System.out.println(medium.deliver(Examples.notification(1, 1, "Pay <b>rent</b> & taxes")));
            System.out.println(medium.deliver(Examples.notification(1, 2, "Pay <b>rent</b> & taxes")));
            System.out.println(medium.deliver(new Digest(
                    Digest.Occasion.WAITING,
                    List.of(
                            new Digest.Item(Examples.fire(2), "Call mum"),
                            new Digest.Item(Examples.fire(3), "Water the plants")))));
            var tray = Tray.show(Bus.session(System.getenv()), Examples.WORDING, System.out::println);
            tray.ifPresent(icon -> icon.update(2, false));
            System.out.println("tray: " + tray.map(Tray::isShown));
            Response response;
            while ((response = responses.poll(Long.parseLong(arguments[0]), TimeUnit.SECONDS)) != null) {
                System.out.println(response);
                medium.withdraw(response.fence());
            }
            System.out.println(medium.availability());
            tray.ifPresent(Tray::close);
        }
    }
}
