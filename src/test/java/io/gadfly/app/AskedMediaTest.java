package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.gadfly.engine.Engine;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import io.gadfly.settings.CommandSettings;
import io.gadfly.settings.ListSettings;
import io.gadfly.settings.MailSettings;
import io.gadfly.settings.MailSettings.Encryption;
import io.gadfly.settings.SettingsFile;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Mail and a command, from the settings through the engine to a real server and a real program on this machine.
@DisabledOnOs(OS.WINDOWS)
class AskedMediaTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final NagPolicy EVERY_FIVE_MINUTES = NagPolicy.every(Duration.ofMinutes(5));

    @TempDir
    private Path folder = Path.of("unset");

    private final Simulation world = new Simulation(1, START);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SettingsFile settings;
    private TypedCommand typed;
    private Engine engine;

    @BeforeEach
    void start() {
        server.start();
        server.setUser("ann@example.org", "ann", "secret");
        settings = SettingsFile.open(folder.resolve("settings.json"));
        settings.change(now -> now.withMedia(media -> media.withMail(mail())));
        var console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new StandardOutput(new ByteArrayOutputStream()),
                new ByteArrayOutputStream());
        var directories = Directories.of(Optional.of(folder), Map.of(), new Properties());
        var wiring = new Wiring(directories, console, world, Map.of());
        var zone = new SystemZone(world);
        typed = wiring.typedCommand();
        engine = Engine.start(
                world.system(),
                new MemoryRepository(),
                wiring.media(settings, zone, Runnable::run, false, directories.bubbles()),
                ChosenByUser.surroundings(settings, world, () -> Zone.UTC));
        world.settle();
    }

    @AfterEach
    void stop() {
        engine.close();
        world.settle();
        server.stop();
    }

    private MailSettings mail() {
        return new MailSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                Encryption.NONE,
                "ann",
                "secret",
                "gadfly@example.org",
                "ann@example.org");
    }

    /// Adds what it is told to a file.
    private Path typeCommand() {
        var file = folder.resolve("told.txt");
        var command = typed.seal(List.of("tee", "-a", file.toString()));
        settings.change(now -> now.withMedia(media -> media.withCommand(command)));
        return file;
    }

    private ReminderService service() {
        return engine.service();
    }

    private static Definition definition(String title, String list, Set<Also> also) {
        var at = CalendarTime.utc(START.plus(Duration.ofMinutes(1)));
        return Definition.of(new Details(title, "", list, List.of(), Priority.NORMAL), Schedule.once(at))
                .withNag(EVERY_FIVE_MINUTES.withAlso(also));
    }

    private List<String> mails() throws MessagingException {
        var subjects = new ArrayList<String>();
        for (var mail : server.getReceivedMessages()) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    @Test
    void eachNagOfAReminderThatAsksForItIsMailed() throws MessagingException {
        service().add(definition("pay rent", "home", Set.of(Also.MAIL)));
        service().add(definition("drink tea", "home", Set.of()));

        world.advance(Duration.ofMinutes(7));

        assertEquals(List.of("pay rent", "pay rent"), mails());
        assertTrue(service().timeline(service().fires().getFirst().reminder().id()).stream()
                .anyMatch(entry -> entry.cause().equals("mail 2")));
    }

    @Test
    void aCommandThatWasTypedRunsForAReminderThatAsksForIt() throws IOException {
        var told = typeCommand();
        service().add(definition("pay rent; rm -rf $HOME", "home", Set.of(Also.COMMAND)));

        world.advance(Duration.ofMinutes(2));

        assertEquals("pay rent; rm -rf $HOME\n\n", Files.readString(told));
    }

    @Test
    void aCommandThatWasNotTypedHereDoesNotRun() {
        var told = typeCommand();
        var foreign = new CommandSettings(List.of("tee", "-a", told + ".foreign"), "00".repeat(32));
        settings.change(now -> now.withMedia(media -> media.withCommand(foreign)));
        service().add(definition("pay rent", "home", Set.of(Also.COMMAND)));

        world.advance(Duration.ofMinutes(2));

        assertFalse(Files.exists(told));
        assertFalse(Files.exists(Path.of(told + ".foreign")));
    }

    @Test
    void aListMayAskForAllOfItsOwnRemindersButNotForThoseOfACalendar() throws MessagingException {
        settings.change(now -> now.withList("home", new ListSettings(Optional.empty(), true, false)));
        service().add(definition("pay rent", "home", Set.of()));
        var origin = new Origin.Calendar("evil.ics", 0, Optional.empty(), "", false);
        Incoming item = new Incoming.Item(
                1,
                "1",
                definition("buy now", "home", Set.of()),
                origin,
                Reminder.Status.OPEN,
                AlarmAnswers.NONE,
                List.of(),
                false);
        service().importCalendar("evil.ics", List.of(item).iterator(), ImportOptions.STORE);

        world.advance(Duration.ofMinutes(2));

        assertEquals(2, service().fires().size());
        assertEquals(List.of("pay rent"), mails());
    }

    @Test
    void aServerThatIsGoneIsToldInTheTimeLineAndHoldsNothingUp() {
        server.stop();
        var reminder = service().add(definition("pay rent", "home", Set.of(Also.MAIL)));

        world.advance(Duration.ofMinutes(2));

        assertTrue(service().timeline(reminder.id()).stream()
                .anyMatch(entry -> entry.cause().startsWith("mail 1: ")));
        assertTrue(service().timeline(reminder.id()).stream()
                .anyMatch(entry -> entry.cause().equals("console 1")));
    }

    @Test
    void eachCanBeTriedAlone() throws MessagingException {
        typeCommand();

        var mail = service().tryMedium("mail");
        var command = service().tryMedium("command");

        assertEquals(List.of(new MediumTrial("mail", new DeliveryResult.Delivered())), mail);
        assertEquals(List.of(new MediumTrial("command", new DeliveryResult.Delivered())), command);
        assertEquals(1, mails().size());
        assertEquals(List.of(), service().tryMedium("pigeon"));
    }
}
