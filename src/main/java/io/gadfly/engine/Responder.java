package io.gadfly.engine;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.notification.Medium.Response;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hears what the user does with notifications, however old they are, and takes it as an answer.
final class Responder implements GenServer<Response> {
    static final Name<Response> NAME = Name.of("responder", Response.class);

    private final Answers answers;
    private final Surroundings surroundings;
    private final Bell bell;
    private final CopyOnWriteArrayList<Consumer<Optional<ReminderId>>> openers;

    Responder(
            Answers answers,
            Surroundings surroundings,
            Bell bell,
            CopyOnWriteArrayList<Consumer<Optional<ReminderId>>> openers) {
        this.answers = answers;
        this.surroundings = surroundings;
        this.bell = bell;
        this.openers = openers;
    }

    @Override
    public Init init(Context<Response> context) {
        context.register(NAME);
        Heart.watch(context);
        return Init.READY;
    }

    @Override
    public void handle(Response response, Context<Response> context) {
        switch (response) {
            case Response.Answered(var fence, var answer) -> answer(fence, answer);
            case Response.SnoozeAsked(var fence) ->
                answer(
                        fence,
                        new Answer.Snooze(
                                context.now().plus(surroundings.settings().snooze())));
            case Response.OpenAsked(var fence) -> open(Optional.of(fence.reminder()));
            case Response.AllAsked _ -> open(Optional.empty());
        }
    }

    private void open(Optional<ReminderId> reminder) {
        openers.forEach(opener -> opener.accept(reminder));
    }

    private void answer(Fence fence, Answer answer) {
        try {
            switch (answers.answer(new Said(new Addressee.OfFire(fence), answer))) {
                case AnswerResult.Answered _ -> {}
                case AnswerResult.AlreadyOver(var fire) -> bell.tellAlreadyOver(fire);
                case AnswerResult.NothingToAnswer _ -> bell.silence(fence);
            }
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }
}
