package io.gadfly.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.settings.MailSettings.Encryption;
import java.util.ArrayList;
import java.util.Locale;

/// The media among the settings: `sound`, `mail` and `command`.
final class MediaJson {
    private MediaJson() {}

    static ObjectNode write(MediaSettings media) {
        var node = JsonNodeFactory.instance.objectNode();
        node.putObject("sound")
                .put("on", media.sound().on())
                .put("volume", media.sound().volume());
        writeMail(node.putObject("mail"), media.mail());
        var command = node.putObject("command");
        var arguments = command.putArray("arguments");
        media.command().arguments().forEach(arguments::add);
        command.put("seal", media.command().seal());
        return node;
    }

    private static void writeMail(ObjectNode node, MailSettings mail) {
        node.put("host", mail.host())
                .put("port", mail.port())
                .put("encryption", mail.encryption().name().toLowerCase(Locale.ROOT))
                .put("user", mail.user())
                .put("password", mail.password())
                .put("from", mail.from())
                .put("to", mail.to());
    }

    static MediaSettings read(JsonNode root) {
        return new MediaSettings(
                SettingsJson.orElse(SoundSettings.DEFAULT, () -> readSound(root.path("sound"))),
                SettingsJson.orElse(MailSettings.NONE, () -> readMail(root.path("mail"))),
                readCommand(root.path("command")));
    }

    private static SoundSettings readSound(JsonNode node) {
        var fallback = SoundSettings.DEFAULT;
        return new SoundSettings(
                node.path("on").asBoolean(fallback.on()), node.path("volume").asInt(fallback.volume()));
    }

    private static MailSettings readMail(JsonNode node) {
        return new MailSettings(
                node.path("host").asText(""),
                node.path("port").asInt(MailSettings.USUAL_PORT),
                Encryption.valueOf(node.path("encryption").asText("starttls").toUpperCase(Locale.ROOT)),
                node.path("user").asText(""),
                node.path("password").asText(""),
                node.path("from").asText(""),
                node.path("to").asText(""));
    }

    private static CommandSettings readCommand(JsonNode node) {
        var arguments = new ArrayList<String>();
        node.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        return new CommandSettings(arguments, node.path("seal").asText(""));
    }
}
