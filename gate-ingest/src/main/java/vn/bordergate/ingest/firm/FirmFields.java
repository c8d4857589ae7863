package vn.bordergate.ingest.firm;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** The fields of a page's form as {@link FirmForms} takes them. */
record FirmFields(MultiValueMap<String, String> form) {

    FirmForms.Request request() {
        return new FirmForms.Request(
                scheme("scheme"), text("number"), text("name"), text("reason"));
    }

    FirmForms.Answer answer() {
        Boolean confirmed =
                switch (text("confirmed")) {
                    case "true" -> true;
                    case "false" -> false;
                    case null, default -> null;
                };
        return new FirmForms.Answer(confirmed, rights(), text("reason"));
    }

    FirmForms.Membership membership() {
        return new FirmForms.Membership(
                text("firm"), text("account"), text("name"), rights(), text("reason"));
    }

    FirmForms.Grant grant() {
        return new FirmForms.Grant(
                text("firm"),
                scheme("brokerScheme"),
                text("brokerNumber"),
                rights(),
                day("firstDay"),
                day("lastDay"),
                text("reason"));
    }

    FirmForms.Ending ending() {
        return new FirmForms.Ending(text("reason"));
    }

    @Nullable String text(String field) {
        String text = form.getFirst(field);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private List<FirmRight> rights() {
        List<String> names = Objects.requireNonNullElse(form.get("rights"), List.of());
        return List.of(FirmRight.values()).stream().filter(r -> names.contains(r.name())).toList();
    }

    private @Nullable IdentityScheme scheme(String field) {
        String name = text(field);
        for (IdentityScheme one : IdentityScheme.values()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    private @Nullable LocalDate day(String field) {
        String text = text(field);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw FaultsException.of(422, Fault.at("/" + field, "DATE_FORM"));
        }
    }
}
