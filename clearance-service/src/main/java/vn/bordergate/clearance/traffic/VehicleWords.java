package vn.bordergate.clearance.traffic;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import vn.bordergate.web.Language;

/** What is said of vehicles beyond the texts of a page, in each language. */
final class VehicleWords {

    private final MessageSource texts;

    VehicleWords(MessageSource texts) {
        this.texts = texts;
    }

    Spoken in(Language language) {
        return new Spoken(language.locale());
    }

    /** In one language; templates ask it by name. */
    public final class Spoken {
        private final Locale locale;

        private Spoken(Locale locale) {
            this.locale = locale;
        }

        public String text(String key, Object... args) {
            return String.valueOf(texts.getMessage(key, args, key, locale));
        }

        /** The text of a code, or the code where there is none: codes come from partners too. */
        public String code(String code) {
            for (String kind : List.of("vehicle.code.", "vehicle.lack.", "board.why.")) {
                String text = texts.getMessage(kind + code, null, "", locale);
                if (text != null && !text.isEmpty()) {
                    return text;
                }
            }
            return code;
        }

        public String codes(List<?> all) {
            return all.stream()
                    .map(one -> code(String.valueOf(one)))
                    .collect(Collectors.joining(", "));
        }
    }
}
