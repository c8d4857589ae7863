package vn.bordergate.clearance;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/**
 * What the service says, in Vietnamese; that the other languages say as much is tried elsewhere.
 */
public final class Texts {

    private Texts() {}

    public static Properties of(String bundle) throws IOException {
        Properties texts = new Properties();
        var file = new ClassPathResource("messages/" + bundle + ".properties");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
