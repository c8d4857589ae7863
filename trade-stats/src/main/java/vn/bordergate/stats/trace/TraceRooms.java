package vn.bordergate.stats.trace;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import vn.bordergate.stats.trace.Figure.Part;
import vn.bordergate.web.AccessRules;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultMessages;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * Who may see the declarations behind a figure: the management board at its gates, and auditors.
 */
@Configuration(proxyBeanMethods = false)
public class TraceRooms {

    private static final String[] READING = {
        Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR
    };

    /** Whether a page offers it; whether they may is decided at the door and by the gate. */
    public static boolean mayTrace(SignedIn reader) {
        return reader.isOneOf(READING);
    }

    /**
     * Refuses a figure of a gate that is not theirs.
     *
     * @throws FaultsException with status 403
     */
    static void check(SignedIn reader, Figure figure) {
        String gate = figure.only().get(Part.GATE);
        boolean theirs =
                reader.isOneOf(Roles.AUDITOR, Roles.ADMINISTRATOR)
                        || reader.grants().everywhere()
                        || (gate != null && reader.grants().covers(gate));
        if (!theirs) {
            throw new FaultsException(403, List.of(Fault.at("?gate", "TRACE_GATE_FORBIDDEN")));
        }
    }

    @Bean
    AccessRules traceAccess() {
        return AccessRules.of(
                AccessRules.allow(HttpMethod.GET, "/declarations", "/api/declarations")
                        .to(READING));
    }

    @Bean
    FaultMessages traceFaults() {
        return new FaultMessages("messages/faults-trace");
    }
}
