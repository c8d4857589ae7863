package vn.bordergate.ingest.firm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.FreeText;

/** What is sent to change something of a firm, from a page or by a program, before it is judged. */
final class FirmForms {

    static final int REASON_CHARS_MAX = 500;

    /** Of the provider's name for an account. */
    static final int ACCOUNT_CHARS_MAX = 255;

    private FirmForms() {}

    /** An account wants to act for a firm. */
    record Request(
            @Nullable IdentityScheme scheme,
            @Nullable String number,
            @Nullable String name,
            @Nullable String reason) {

        Request sound() {
            List<Fault> faults = new ArrayList<>(0);
            checkNumber(faults, scheme, number, "/scheme", "/number");
            checkText(faults, name, "/name", Limits.NAME_MAX);
            checkText(faults, reason, "/reason", REASON_CHARS_MAX);
            return orRefused(faults, this);
        }

        FirmNumber firm() {
            return new FirmNumber(Objects.requireNonNull(scheme), Objects.requireNonNull(number));
        }
    }

    /** The answer to such a request. */
    record Answer(
            @Nullable Boolean confirmed,
            @Nullable List<FirmRight> rights,
            @Nullable String reason) {

        Answer sound() {
            List<Fault> faults = new ArrayList<>(0);
            if (confirmed == null) {
                faults.add(Fault.at("/confirmed", "FIELD_MISSING"));
            }
            checkText(faults, reason, "/reason", REASON_CHARS_MAX);
            return orRefused(faults, this);
        }

        Set<FirmRight> chosen() {
            return FirmForms.chosen(rights);
        }
    }

    /** Somebody is taken on, gets other rights, or goes; these last name no right. */
    record Membership(
            @Nullable String firm,
            @Nullable String account,
            @Nullable String name,
            @Nullable List<FirmRight> rights,
            @Nullable String reason) {

        Membership sound(boolean ending) {
            List<Fault> faults = new ArrayList<>(0);
            checkFirm(faults, firm);
            checkText(faults, account, "/account", ACCOUNT_CHARS_MAX);
            if (!ending) {
                checkText(faults, name, "/name", Limits.NAME_MAX);
            }
            checkText(faults, reason, "/reason", REASON_CHARS_MAX);
            return orRefused(faults, this);
        }

        FirmNumber of() {
            return Objects.requireNonNull(FirmNumber.parse(Objects.requireNonNull(firm)));
        }

        Set<FirmRight> chosen() {
            return FirmForms.chosen(rights);
        }
    }

    /** Another firm shall act for this one. */
    record Grant(
            @Nullable String firm,
            @Nullable IdentityScheme brokerScheme,
            @Nullable String brokerNumber,
            @Nullable List<FirmRight> rights,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String reason) {

        Grant sound() {
            List<Fault> faults = new ArrayList<>(0);
            checkFirm(faults, firm);
            checkNumber(faults, brokerScheme, brokerNumber, "/brokerScheme", "/brokerNumber");
            checkThere(faults, firstDay, "/firstDay");
            checkThere(faults, lastDay, "/lastDay");
            if (FirmForms.chosen(rights).isEmpty()) {
                faults.add(Fault.at("/rights", "FIRM_RIGHTS_NONE"));
            }
            checkText(faults, reason, "/reason", REASON_CHARS_MAX);
            return orRefused(faults, this);
        }

        FirmGrant said() {
            return new FirmGrant(
                    Objects.requireNonNull(FirmNumber.parse(Objects.requireNonNull(firm))),
                    new FirmNumber(
                            Objects.requireNonNull(brokerScheme),
                            Objects.requireNonNull(brokerNumber)),
                    FirmForms.chosen(rights),
                    Objects.requireNonNull(firstDay),
                    Objects.requireNonNull(lastDay));
        }
    }

    /** Why something ends. */
    record Ending(@Nullable String reason) {
        Ending sound() {
            List<Fault> faults = new ArrayList<>(0);
            checkText(faults, reason, "/reason", REASON_CHARS_MAX);
            return orRefused(faults, this);
        }
    }

    /** A text that {@link #checkText} found there. */
    static String said(@Nullable String text) {
        return Objects.requireNonNull(text).strip();
    }

    private static Set<FirmRight> chosen(@Nullable List<FirmRight> rights) {
        EnumSet<FirmRight> all = EnumSet.noneOf(FirmRight.class);
        if (rights != null) {
            rights.stream().filter(Objects::nonNull).forEach(all::add);
        }
        return all;
    }

    private static void checkFirm(List<Fault> faults, @Nullable String firm) {
        if (firm == null || FirmNumber.parse(firm) == null) {
            faults.add(Fault.at("/firm", "FIRM_NUMBER_FORM"));
        }
    }

    private static void checkNumber(
            List<Fault> faults,
            @Nullable IdentityScheme scheme,
            @Nullable String number,
            String schemeAt,
            String numberAt) {
        checkThere(faults, scheme, schemeAt);
        if (number == null || number.isBlank()) {
            faults.add(Fault.at(numberAt, "FIELD_MISSING"));
        } else if (number.length() > Limits.IDENTITY_NUMBER_MAX
                || (scheme != null && !scheme.accepts(number))) {
            faults.add(Fault.at(numberAt, "FIRM_NUMBER_FORM"));
        }
    }

    private static void checkThere(List<Fault> faults, @Nullable Object value, String pointer) {
        if (value == null) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        }
    }

    private static void checkText(
            List<Fault> faults, @Nullable String text, String pointer, int charsMax) {
        if (text == null || text.isBlank()) {
            faults.add(Fault.at(pointer, "FIELD_MISSING"));
        } else if (text.length() > charsMax) {
            faults.add(Fault.at(pointer, "TEXT_TOO_LONG", Map.of("max", charsMax)));
        } else if (!FreeText.isPlain(text)) {
            faults.add(Fault.at(pointer, "CONTROL_CHARACTER"));
        }
    }

    private static <T> T orRefused(List<Fault> faults, T sound) {
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
        return sound;
    }
}
