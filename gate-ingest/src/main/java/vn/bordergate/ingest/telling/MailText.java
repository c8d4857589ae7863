package vn.bordergate.ingest.telling;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.bordergate.web.Language;

/** A message in words, for people. */
final class MailText {

    private MailText() {}

    /** What is known by the trader's own reference, which is first for whoever reads a list. */
    static String subject(Occasion occasion, JsonNode data, Language language) {
        String reference = data.path("reference").asString("");
        return reference.isEmpty()
                ? occasion.name(language)
                : reference + ": " + occasion.name(language);
    }

    static String body(Occasion occasion, JsonNode data, Language language, URI ingest) {
        StringBuilder text = new StringBuilder();
        if (occasion == Occasion.CONFIRM) {
            return text.append(confirmation(language))
                    .append("\r\n\r\n")
                    .append(data.path("address").asString(""))
                    .append("\r\n")
                    .toString();
        }
        text.append(occasion.name(language)).append("\r\n\r\n");
        for (Map.Entry<String, JsonNode> fact : data.properties()) {
            text.append(fact.getKey()).append(": ");
            text.append(fact.getValue().isString() ? fact.getValue().asString() : fact.getValue());
            text.append("\r\n");
        }
        return text.append("\r\n").append(ingest).append("/notifications\r\n").toString();
    }

    private static String confirmation(Language language) {
        return switch (language) {
            case VI ->
                    "Có người muốn Cửa khẩu số gửi thông báo tới hộp thư này. Nếu là bạn, hãy mở"
                            + " địa chỉ sau trong một ngày; nếu không, bỏ qua thư này.";
            case EN ->
                    "Somebody wants the Digital Border Gate to send notifications to this mailbox."
                            + " If it was you, open this address within a day; if not, ignore this"
                            + " message.";
            case ZH -> "有人要求数字口岸向此邮箱发送通知。若是您本人，请在一天内打开以下地址；否则请忽略此邮件。";
        };
    }
}
