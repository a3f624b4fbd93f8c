package io.gadfly.ui.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Aspect;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Subject;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.ui.Stand;
import io.gadfly.ui.common.Bridge;
import io.gadfly.ui.common.FakeReminderService;
import io.gadfly.ui.common.NagChoice;
import io.gadfly.ui.common.Notices;
import io.gadfly.ui.common.Samples;
import io.gadfly.ui.common.SettableClock;
import io.gadfly.ui.common.Texts;
import io.gadfly.ui.common.TimeWords;
import io.gadfly.ui.importing.ImportModel.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:a
            SUMMARY:Choir practice
            DTSTART:20261201T190000
            RRULE:FREQ=WEEKLY
            END:VEVENT
            BEGIN:VEVENT
            UID:b
            SUMMARY:No rule at all
            DTSTART:20260101T090000
            RRULE:FREQ=SOMETIMES
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Samples.NOW);
    private final FakeReminderService service = new FakeReminderService(clock);
    private final Notices notices = new Notices();
    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("choir.ics"), CALENDAR);
        service.report = new ImportReport(
                "choir.ics",
                List.of(
                        new Verdict(Kind.ADDED, 3, "a", "Choir practice", "", List.of()),
                        new Verdict(Kind.ADDED, 14, "c", "Dress rehearsal in the town hall", "", List.of()),
                        new Verdict(
                                Kind.CHANGED, 20, "d", "Concert", "", List.of("EMAIL alarm became a display alarm")),
                        new Verdict(Kind.UNCHANGED, 30, "e", "Summer break", "", List.of()),
                        new Verdict(Kind.PAST, 40, "f", "Last year’s concert", "", List.of()),
                        new Verdict(Kind.REFUSED, 9, "b", "No start at all", "An event needs a DTSTART", List.of())),
                List.of(new Incoming.Remark(1, "VERSION was repaired")),
                false);
    }

    private ImportModel model(Executor front, Path... files) {
        var bridge = new Bridge(Runnable::run, front, notices, Texts.of(Bridge.class, Locale.UK));
        return new ImportWindows(service, bridge, notices, Samples.here(clock)).model(List.of(files));
    }

    @Test
    void aPreviewShowsEachItemAndStoresNothing() {
        var model = model(Runnable::run, file);

        model.read();

        assertEquals(Phase.PREVIEW, model.phaseProperty().get());
        assertEquals("2 to add · 1 to change · 1 unchanged · 1 past · 1 refused", model.summary.get());
        assertEquals(List.of("preview choir.ics"), service.orders);
        assertEquals("choir.ics, line 1: VERSION was repaired", model.trouble.get());
    }

    @Test
    void anItemSaysWhenItIsAndWhatItChanges() {
        var rehearsal = new CalendarTime.Zoned(LocalDateTime.parse("2026-03-09T19:30"), Zone.UTC);
        service.report = new ImportReport(
                "choir.ics",
                List.of(
                        new Verdict(
                                Kind.CHANGED,
                                new Subject("choir.ics", 3, "a", "Choir", Optional.of(rehearsal)),
                                "",
                                Set.of(Aspect.TIME, Aspect.TITLE),
                                List.of("it was repaired")),
                        new Verdict(
                                Kind.ADDED,
                                new Subject(
                                        "choir.ics",
                                        9,
                                        "b",
                                        "Fair",
                                        Optional.of(new CalendarTime.Day(LocalDate.parse("2026-03-09")))),
                                "",
                                Set.of(),
                                List.of())),
                List.of(),
                false);
        var model = model(Runnable::run, file);

        model.read();

        var words = new TimeWords(Samples.here(clock));
        var changed = model.rows().getFirst();
        assertEquals(words.moment(rehearsal.in(Zone.UTC)), changed.start());
        assertEquals("Changes: title, time; it was repaired", changed.detail());
        var added = model.rows().getLast();
        assertEquals(words.date(LocalDate.parse("2026-03-09")), added.start());
        assertEquals("", added.detail());
    }

    @Test
    void aRefusedItemShowsItsText() {
        var model = model(Runnable::run, file);

        model.read();

        var refused = model.rows().stream()
                .filter(row -> row.kind() == Kind.REFUSED)
                .findFirst()
                .orElseThrow();
        assertTrue(refused.rawText().contains("FREQ=SOMETIMES"), refused.rawText());
    }

    @Test
    void soDoesOneThatCouldBeReadAndIsRefusedAllTheSame() {
        service.report = new ImportReport(
                "choir.ics",
                List.of(
                        new Verdict(Kind.REFUSED, 3, "a", "Choir practice", "It comes from elsewhere", List.of()),
                        new Verdict(Kind.REFUSED, 9, "b", "No rule at all", "No rule", List.of())),
                List.of(),
                false);
        var model = model(Runnable::run, file);

        model.read();

        assertTrue(model.rows().getFirst().rawText().contains("SUMMARY:Choir practice"));
    }

    @Test
    void theFilterShowsOnlyChosenVerdicts() {
        var model = model(Runnable::run, file);
        model.read();

        model.filter(EnumSet.of(Kind.ADDED));

        assertEquals(
                List.of("Choir practice", "Dress rehearsal in the town hall"),
                model.rows().stream().map(ImportRow::title).toList());
    }

    @Test
    void theButtonSaysHowManyItTakesWhicheverAreLookedAt() {
        var model = model(Runnable::run, file);
        assertFalse(model.storableProperty().get());
        model.read();

        model.filter(EnumSet.of(Kind.ADDED));

        assertEquals("Import 4 items", model.offer.get());
        assertTrue(model.storableProperty().get());
    }

    @Test
    void whatIsPastCanBeLeftOut() {
        var model = model(Runnable::run, file);
        model.read();

        model.skipsPast.set(true);
        assertEquals("Import 3 items", model.offer.get());
        model.store();

        assertTrue(service.lastImport.orElseThrow().skipsPast());
        var toast = notices.toastProperty().get().orElseThrow();
        assertEquals(
                new Notices.Toast("Imported: 2 added, 1 changed, 1 unchanged, 1 past, left out, 1 refused", true),
                toast);
    }

    @Test
    void nothingButThePastCannotBeImportedWithoutIt() {
        service.report = new ImportReport(
                "choir.ics", List.of(new Verdict(Kind.PAST, 9, "b", "Last year", "", List.of())), List.of(), false);
        var model = model(Runnable::run, file);
        model.read();
        assertTrue(model.storableProperty().get());

        model.skipsPast.set(true);

        assertFalse(model.storableProperty().get());
    }

    @Test
    void nothingToTakeCannotBeImported() {
        service.report = new ImportReport(
                "choir.ics",
                List.of(new Verdict(Kind.REFUSED, 9, "b", "No start at all", "An event needs a DTSTART", List.of())),
                List.of(),
                false);
        var model = model(Runnable::run, file);

        model.read();

        assertEquals(Phase.PREVIEW, model.phaseProperty().get());
        assertFalse(model.storableProperty().get());
    }

    @Test
    void storingSaysWhatWasDoneAndCanBeUndone() {
        var model = model(Runnable::run, file);
        model.list.set("choir");
        model.read();

        model.store();

        assertEquals(List.of("preview choir.ics into choir", "import choir.ics into choir"), service.orders);
        assertEquals(Phase.FINISHED, model.phaseProperty().get());
        var toast = notices.toastProperty().get().orElseThrow();
        assertEquals(
                new Notices.Toast("Imported: 2 added, 1 changed, 1 unchanged, 1 past, added too, 1 refused", true),
                toast);
    }

    @Test
    void anUnknownZoneIsAskedForAndTheAnswerIsReadAgain() throws IOException {
        Files.writeString(file, CALENDAR.replaceFirst("DTSTART:", "DTSTART;TZID=Nowhere:"));
        var model = model(Runnable::run, file);

        model.read();
        assertEquals("Nobody knows the time zone Nowhere. Times in it are those of", model.zoneQuestion.get());
        model.zone.set("Asia/Nowhere");
        model.takeZone();
        assertEquals("There is no such time zone: write it as Europe/Berlin.", model.zoneProblem.get());
        model.zone.set("Asia/Tokyo");
        model.takeZone();

        assertEquals("", model.zoneProblem.get());
        assertEquals(Phase.PREVIEW, model.phaseProperty().get());
        assertEquals(List.of("preview choir.ics", "preview choir.ics"), service.orders);
    }

    @Test
    void whatIsStoredHasTheZoneThatWasLookedAtAndNotWhatWasTypedSince() throws IOException {
        Files.writeString(file, CALENDAR.replaceFirst("DTSTART:", "DTSTART;TZID=Nowhere:"));
        var model = model(Runnable::run, file);
        model.zone.set("Asia/Tokyo");
        model.read();
        var previewed = List.copyOf(service.imported);

        model.zone.set("Europe/Ber");
        model.store();

        assertEquals(previewed, service.imported);
    }

    @Test
    void whereEachZoneIsKnownNoneIsAskedFor() {
        var model = model(Runnable::run, file);

        model.read();

        assertEquals("", model.zoneQuestion.get());
    }

    @Test
    void aCancelledImportStoresNothing() {
        var model = model(Runnable::run, file);
        model.read();
        model.cancel();

        model.store();

        assertEquals(
                "The import was cancelled; nothing was stored.",
                notices.toastProperty().get().orElseThrow().text());
    }

    @Test
    void aFileThatIsNoCalendarOrIsNotThereIsSaidByName() throws IOException {
        var poem = Files.writeString(folder.resolve("poem.txt"), "The rain in Spain");
        var model = model(Runnable::run, poem, folder.resolve("missing.ics"));

        model.read();

        assertTrue(model.trouble.get().contains("poem.txt cannot be imported"), model.trouble.get());
        assertTrue(model.trouble.get().contains("missing.ics cannot be imported"), model.trouble.get());
        assertEquals(List.of(), service.orders);
    }

    @Test
    void severalFilesAreOneImportAndOneUndo() throws IOException {
        var second = Files.writeString(folder.resolve("band.ics"), CALENDAR.replace("UID:", "UID:band-"));
        service.report = new ImportReport(
                "2 calendars",
                List.of(
                        new Verdict(Kind.ADDED, 3, "a", "Choir practice", "", List.of()),
                        new Verdict(Kind.REFUSED, 9, "b", "No rule at all", "No rule", List.of()),
                        new Verdict(Kind.ADDED, 3, "band-a", "Band practice", "", List.of()),
                        new Verdict(Kind.REFUSED, 9, "band-b", "No rule at all", "No rule", List.of())),
                List.of(),
                false);
        var model = model(Runnable::run, file, second);

        model.read();
        model.store();

        assertEquals(List.of("preview 2 calendars", "import 2 calendars"), service.orders);
        assertEquals(
                List.of("choir.ics", "choir.ics", "band.ics", "band.ics"),
                model.rows().stream().map(ImportRow::file).toList());
        assertTrue(model.rows().getLast().rawText().contains("UID:band-b"));
    }

    @Test
    void theNagPolicyOfTheWindowGoesWithTheImport() {
        var model = model(Runnable::run, file);
        model.profile.set(NagChoice.INSISTENT);

        model.read();

        assertEquals(
                NagChoice.INSISTENT.policy(), service.lastImport.orElseThrow().nag());
    }

    @Nested
    class InTheWindow {
        private Parent root = new Pane();

        @BeforeEach
        void open() throws TimeoutException {
            Stand.prepare();
            open(file);
        }

        private void open(Path calendar) {
            var model = Stand.onFx(() -> model(Platform::runLater, calendar));
            var bridge = new Bridge(Runnable::run, Platform::runLater, notices, Texts.of(Bridge.class, Locale.UK));
            var windows = new ImportWindows(service, bridge, notices, Samples.here(clock));
            root = Stand.onFx(() -> windows.view(model, List.of("choir", "home")));
            var _ = Stand.show(root, 960, 640);
            Stand.onFx(model::read);
            Stand.settle();
        }

        @Test
        void showsItAll() {
            Stand.onFx(() -> table().getSelectionModel().select(5));
            Stand.settle();

            assertTrue(find("raw", TextArea.class).getText().contains("FREQ=SOMETIMES"));
            assertTrue(find("raw", TextArea.class).isVisible());
            Stand.photograph(root.getScene(), "import");
        }

        @Test
        void showsWhatItTakesWithoutWhatIsPast() {
            Stand.onFx(() -> find("past", CheckBox.class).fire());
            Stand.settle();

            assertEquals("Import 3 items", find("store", Button.class).getText());
            Stand.photograph(root.getScene(), "import-skip-past");
        }

        @Test
        void showsThatThereIsNothing() {
            service.report = new ImportReport("choir.ics", List.of(), List.of(), false);
            open(file);

            assertTrue(find("store", Button.class).isDisabled());
            Stand.photograph(root.getScene(), "import-empty");
        }

        @Test
        void warnsWhereSomethingMayBeMissing() {
            var cut = new Incoming.Remark(90, "The file ends before END:VCALENDAR; something may be missing.", true);
            service.report = new ImportReport("choir.ics", service.report.verdicts(), List.of(cut), false);
            open(file);

            var grave = PseudoClass.getPseudoClass("grave");
            assertTrue(find("remarks", ScrollPane.class).getPseudoClassStates().contains(grave));
            Stand.photograph(root.getScene(), "import-cut");
        }

        @Test
        void showsAllThatIsToBeSaidOfAnItemAndOfItsFiles() {
            service.report = new ImportReport(
                    "choir.ics",
                    List.of(
                            new Verdict(
                                    Kind.CHANGED,
                                    3,
                                    "a",
                                    "Choir practice, this time in the town hall and not where it used to be",
                                    "it had been edited here; the calendar has a newer version, which replaces the edit",
                                    List.of(
                                            "Line 5: the action EMAIL is never run here; the alarm only speaks.",
                                            "By the calendar's own definition Europe/Berlin is +09:00 then;"
                                                    + " Europe/Berlin is +01:00, and that was taken.")),
                            new Verdict(
                                    Kind.REFUSED, 9, "b", "No rule at all", "This is no recurrence rule", List.of())),
                    IntStream.rangeClosed(1, 40)
                            .mapToObj(line -> new Incoming.Remark(
                                    line,
                                    "The time zone Lummerland is taken from its definition here;"
                                            + " it is not known otherwise, and this sentence is a long one."))
                            .toList(),
                    false);
            open(file);

            Stand.onFx(() -> table().getSelectionModel().select(0));
            Stand.settle();

            var lines = find("raw", TextArea.class).getText().lines().toList();
            assertEquals(3, lines.size());
            assertTrue(lines.getLast().endsWith("and that was taken."));
            var remarks = find("remarks", ScrollPane.class);
            assertTrue(remarks.getHeight() <= 110, "they leave room for the items");
            assertTrue(remarks.getContent().getBoundsInLocal().getHeight() > 400, "none is cut off");
            Stand.photograph(root.getScene(), "import-notes");
        }

        @Test
        void theKeyboardIsEnough() {
            Stand.onFx(() -> table().requestFocus());
            type(KeyCode.DOWN);
            type(KeyCode.END);
            assertTrue(find("raw", TextArea.class).getText().contains("FREQ=SOMETIMES"));

            Stand.onFx(() -> root.lookupAll(".toggle-button").forEach(Node::requestFocus));
            type(KeyCode.SPACE);
            assertEquals(5, table().getItems().size());

            Stand.onFx(() -> find("store", Button.class).requestFocus());
            type(KeyCode.ENTER);
            assertEquals("import choir.ics", service.orders.getLast());
        }

        @Test
        void aSecondOneComesWhenTheFirstIsAnswered() throws IOException {
            Stand.closeAll();
            var second = Files.writeString(folder.resolve("band.ics"), CALENDAR);
            var bridge = new Bridge(Runnable::run, Platform::runLater, notices, Texts.of(Bridge.class, Locale.UK));
            var windows = new ImportWindows(service, bridge, notices, Samples.here(clock));

            Stand.onFx(() -> {
                windows.open(List.of(file));
                windows.open(List.of(second));
                windows.open(List.of(second));
            });
            Stand.settle();

            var first = onlyWindow();
            assertEquals("Import calendar (1 of 2)", first.getTitle());
            root = first.getScene().getRoot();
            assertTrue(find("turn", Label.class).getText().startsWith("1 of 2"));
            Stand.photograph(first.getScene(), "import-first-of-two");
            Stand.onFx(() -> find("store", Button.class).fire());
            Stand.settle();

            var next = onlyWindow();
            assertEquals("Import calendar (2 of 2)", next.getTitle());
            assertEquals(
                    List.of("preview choir.ics", "import choir.ics", "preview band.ics"), service.orders.subList(1, 4));
            Stand.onFx(next::close);
            Stand.settle();

            assertEquals(List.of(), Window.getWindows());
        }

        private Stage onlyWindow() {
            var windows = Stand.onFx(() -> List.copyOf(Window.getWindows()));
            assertEquals(1, windows.size());
            return (Stage) windows.getFirst();
        }

        @Test
        void fitsIntoItsSmallestWindow() {
            Stand.onFx(() -> root.getScene().getWindow().setWidth(720));
            Stand.onFx(() -> root.getScene().getWindow().setHeight(420));
            Stand.settle();

            var store = find("store", Button.class);
            assertTrue(store.localToScene(store.getBoundsInLocal()).getMaxX() <= 720);
            assertTrue(find("list", ComboBox.class).getWidth() > 150, "there is room to type");
            Stand.photograph(root.getScene(), "import-small");
        }

        private void type(KeyCode code) {
            Stand.onFx(() -> {
                var focused = root.getScene().getFocusOwner();
                for (var kind : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                    Event.fireEvent(focused, new KeyEvent(kind, "", "", code, false, false, false, false));
                }
            });
            Stand.settle();
        }

        @Test
        void hidesTheTextWhereNothingIsToBeSaid() {
            Stand.onFx(() -> table().getSelectionModel().select(0));

            assertFalse(find("raw", TextArea.class).isVisible());
            Stand.photograph(root.getScene(), "import-plain");
        }

        @Test
        void filtersByTheButtonsOfTheVerdicts() {
            Stand.onFx(() -> root.lookupAll(".toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(button -> !button.getText().startsWith("Refused"))
                    .forEach(ToggleButton::fire));

            assertEquals(1, table().getItems().size());
        }

        @Test
        void importsIntoTheListAndWithThePolicyThatWereChosen() {
            Stand.onFx(() -> {
                find("list", ComboBox.class).getEditor().setText("home");
                @SuppressWarnings("unchecked") // as the FXML says
                ChoiceBox<NagChoice> profile = find("profile", ChoiceBox.class);
                profile.getSelectionModel().select(NagChoice.GENTLE);
                find("store", Button.class).fire();
            });
            Stand.settle();

            assertEquals("import choir.ics into home", service.orders.getLast());
            assertEquals(
                    NagChoice.GENTLE.policy(), service.lastImport.orElseThrow().nag());
        }

        private TableView<?> table() {
            return find("table", TableView.class);
        }

        private <T extends Node> T find(String id, Class<T> type) {
            return type.cast(root.lookup("#" + id));
        }
    }
}
