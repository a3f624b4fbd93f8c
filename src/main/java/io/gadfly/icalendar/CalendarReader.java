package io.gadfly.icalendar;

import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Reads a calendar item by item, in bounded memory however long the file is.
///
/// Each component is read alone, so that a bad one is refused with its line and reason and the others live.
/// Every content line is kept in the item's raw text, or named in its notes. Reading runs nothing, fetches
/// nothing and writes nothing, whatever the calendar asks for.
public final class CalendarReader implements Iterator<Incoming> {
    /// Methods by which somebody proposes, answers or asks, and nothing changes (RFC 5546 §3.2).
    private static final Set<String> TALK = Set.of("COUNTER", "DECLINECOUNTER", "REFRESH", "REPLY");

    /// What a file turned out to be.
    public sealed interface Opened {
        /// A calendar, though perhaps an empty one.
        record Calendar(CalendarReader items) implements Opened {}

        /// @param reason one line for the user
        record NotACalendar(String reason) implements Opened {}
    }

    private final Pieces pieces;
    private final Queue<Incoming> ready = new ArrayDeque<>();
    private final List<Piece.Whole> waiting = new ArrayList<>();
    private int waitingText;
    private CalendarContext context;
    private final Envelope envelope = new Envelope();
    private final PassedOver passedOver = new PassedOver();

    /// The METHOD of the current calendar where its components only speak of what is elsewhere.
    private Optional<String> talk = Optional.empty();

    private int looseLines;
    private boolean recognized;
    private boolean lowerCase;
    private boolean ended;

    private CalendarReader(String source, boolean subscribed, ZoneTable zones, Pieces pieces) {
        this.pieces = pieces;
        this.context = new CalendarContext(source, subscribed, zones, new RuleReader(), new SpanReader(), false);
    }

    /// Opens a file that the user gives.
    ///
    /// @param source its name
    /// @param viewer the zone of times that have none or an unknown one
    public static Opened open(String source, InputStream in, Zone viewer) {
        return open(source, in, viewer, UnknownZones.ofViewer());
    }

    /// The same, where the user was asked what unknown zones stand for.
    public static Opened open(String source, InputStream in, Zone viewer, UnknownZones unknown) {
        return open(source, false, in, new ZoneTable(viewer, new ZoneDefinitions(), unknown));
    }

    /// Opens what a subscription brought.
    public static Opened openSubscribed(String source, InputStream in, Zone viewer) {
        return open(source, true, in, new ZoneTable(viewer, new ZoneDefinitions()));
    }

    private static Opened open(String source, boolean subscribed, InputStream in, ZoneTable zones) {
        try {
            return switch (Decoding.of(in)) {
                case Decoding.NoText(var reason) -> new Opened.NotACalendar(reason);
                case Decoding.Text(var bytes, var note) -> {
                    var pieces = new Pieces(new UnfoldedLines(bytes, Limits.LINE));
                    yield new CalendarReader(source, subscribed, zones, pieces).recognize(note);
                }
            };
        } catch (IOException unreadable) {
            return new Opened.NotACalendar(broken(unreadable));
        }
    }

    private static String broken(IOException cause) {
        return Notes.say("file.broken", Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
    }

    /// Reads up to the first thing that only a calendar has.
    private Opened recognize(Optional<String> note) {
        note.ifPresent(text -> ready.add(new Incoming.Remark(1, text)));
        while (!recognized && !ended && looseLines < Limits.PREAMBLE) {
            advance();
        }
        return recognized ? new Opened.Calendar(this) : new Opened.NotACalendar(Notes.say("file.nothing"));
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            advance();
        }
        return !ready.isEmpty();
    }

    @Override
    public Incoming next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /// Takes one more piece from the file.
    private void advance() {
        try {
            pieces.next().ifPresentOrElse(this::take, this::end);
        } catch (IOException broken) {
            end();
            ready.add(new Incoming.Refused(pieces.lineNumber(), "", "", broken(broken), ""));
        }
    }

    private void end() {
        ended = true;
        endCalendar();
        if (pieces.isInCalendar()) {
            ready.add(new Incoming.Remark(pieces.lineNumber(), Notes.say("end.calendar"), true));
        }
    }

    private void endCalendar() {
        ready.addAll(passedOver.takeRemarks());
        envelope.takeRemark().ifPresent(ready::add);
        waiting.forEach(this::read);
        waiting.clear();
        waitingText = 0;
    }

    private void take(Piece piece) {
        switch (piece) {
            case Piece.Calendar _ -> begin();
            case Piece.Loose loose -> takeLoose(loose);
            case Piece.Spoilt(int line, String reason, String text) ->
                ready.add(new Incoming.Refused(line, "", "", reason, text));
            case Piece.Whole whole -> takeWhole(whole);
        }
    }

    private void begin() {
        endCalendar();
        recognized = true;
        context = context.fresh();
        talk = Optional.empty();
    }

    private void takeLoose(Piece.Loose loose) {
        envelope.take(loose);
        if (envelope.isFull()) {
            envelope.takeRemark().ifPresent(ready::add);
        }
        looseLines++;
        ContentLine.parse(loose.text(), 0, loose.text().length(), loose.line()).ifPresent(this::takeProperty);
    }

    private void takeProperty(ContentLine line) {
        String value = line.value().strip().toUpperCase(Locale.ROOT);
        switch (line.name()) {
            case "METHOD" -> takeMethod(value);
            case "VERSION" -> {
                if (value.equals("1.0")) {
                    ready.add(new Incoming.Remark(line.number(), Notes.say("vCalendar")));
                }
            }
            default -> {}
        }
    }

    private void takeMethod(String method) {
        if (method.equals("CANCEL")) {
            context = context.cancelling();
        }
        if (TALK.contains(method)) {
            talk = Optional.of(method);
        }
    }

    private void takeWhole(Piece.Whole whole) {
        switch (whole.name()) {
            case "VEVENT", "VTODO" ->
                talk.ifPresentOrElse(method -> passOver(whole, "passed.talk", method), () -> takeItem(whole));
            case "VTIMEZONE" -> takeZone(whole);
            case "VJOURNAL", "VFREEBUSY" -> {
                recognized = true;
                passOver(whole, "passed." + whole.name(), whole.name());
            }
            default -> passOver(whole, "passed.other", whole.name());
        }
    }

    /// Says once what the whole file has in its own way.
    private void remarkOnStyle(Piece.Whole whole) {
        if (!recognized) {
            ready.add(new Incoming.Remark(whole.line(), Notes.say("bare")));
        }
        if (!lowerCase && whole.text().startsWith("begin:")) {
            lowerCase = true;
            ready.add(new Incoming.Remark(whole.line(), Notes.say("lowerCase")));
        }
    }

    /// An item whose zone may be explained further down waits for it, as long as there is room.
    private void takeItem(Piece.Whole whole) {
        remarkOnStyle(whole);
        recognized = true;
        boolean room = waiting.size() < Limits.WAITING && waitingText < Limits.WAITING_TEXT;
        if (room && context.zones().isUnknownIn(whole.text())) {
            waiting.add(whole);
            waitingText += whole.text().length();
        } else {
            read(whole);
        }
    }

    private void takeZone(Piece.Whole whole) {
        recognized = true;
        context.zones()
                .define(whole)
                .ifPresentOrElse(
                        said -> ready.add(new Incoming.Remark(whole.line(), said)),
                        () -> envelope.takeZone(whole.line()));
        whole.notes().toList().forEach(note -> ready.add(new Incoming.Remark(whole.line(), note)));
    }

    private void passOver(Piece.Whole whole, String note, String name) {
        passedOver.take(whole.line(), note, name);
    }

    private void read(Piece.Whole whole) {
        ready.add(new ItemReader(context, whole).read());
    }
}
