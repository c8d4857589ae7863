package vn.bordergate.local.signin;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked.
 *
 * @param form body of a POST, empty otherwise
 */
record Request(
        String method,
        URI address,
        String form,
        @Nullable String contentType,
        @Nullable String authorization,
        String cookies,
        @Nullable String acceptLanguage) {

    Map<String, List<String>> query() {
        return parameters(address.getRawQuery());
    }

    Map<String, List<String>> fields() {
        return parameters(form);
    }

    static Map<String, List<String>> parameters(@Nullable String text) {
        return URLUtils.parseParameters(text == null ? "" : text);
    }

    /** The only value of a parameter, or null when it is missing or there are several. */
    static @Nullable String only(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.get(name);
        return values != null && values.size() == 1 ? values.getFirst() : null;
    }
}
