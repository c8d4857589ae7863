package vn.bordergate.ingest.firm;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;

/** People who come to act for firms, as they do at the gate: they ask, and somebody confirms. */
public final class FirmPeople {

    private final TrialGate gate;

    public FirmPeople(TrialGate gate) {
        this.gate = gate;
    }

    /** Somebody who signed in, and for whom the provider names no firm. */
    public WebTestClient trader(String account) {
        return gate.client(TrialToken.of(account, "trader").inPerson());
    }

    WebTestClient officer(String account) {
        return gate.client(TrialToken.of(account, "management-board").inPerson());
    }

    /** The first of a firm, confirmed by an officer. */
    public void manages(String account, String firm, String name) {
        asks(account, firm, name);
        answer(officer("khanh"), openRequest(account), true).expectStatus().isNoContent();
    }

    void asks(String account, String firm, String name) {
        ask(trader(account), firm, name).expectStatus().isAccepted();
    }

    WebTestClient.ResponseSpec ask(WebTestClient who, String firm, String name) {
        return post(
                who,
                "/api/firms/requests",
                """
                {"scheme":"VN_TAX_CODE","number":"%s","name":"%s","reason":"I declare for them"}"""
                        .formatted(firm, name));
    }

    long openRequest(String account) {
        return gate.number(
                "select max(request_id) from ingest.firm_request where answered_at is null"
                        + " and account = '"
                        + account
                        + "'");
    }

    WebTestClient.ResponseSpec answer(
            WebTestClient who, long request, boolean confirmed, String... rights) {
        return post(
                who,
                "/api/firms/requests/" + request,
                """
                {"confirmed":%s,"rights":[%s],"reason":"seen the papers"}"""
                        .formatted(confirmed, quoted(rights)));
    }

    /** A manager takes somebody on. */
    public WebTestClient.ResponseSpec put(
            String by, String firm, String account, String... rights) {
        return post(
                trader(by),
                "/api/firms/members",
                """
                {"firm":"%s","account":"%s","name":"%s","rights":[%s],"reason":"new here"}"""
                        .formatted(firm, account, account, quoted(rights)));
    }

    public WebTestClient.ResponseSpec end(WebTestClient by, String firm, String account) {
        return post(
                by,
                "/api/firms/members/end",
                """
                {"firm":"%s","account":"%s","reason":"has left"}"""
                        .formatted(firm, account));
    }

    void grants(String by, String firm, String broker, String... rights) {
        String given = rights.length == 0 ? quoted("DECLARE", "LOOK") : quoted(rights);
        post(
                        trader(by),
                        "/api/firms/grants",
                        """
                        {"firm":"%s","brokerScheme":"VN_TAX_CODE","brokerNumber":"%s","rights":[%s],
                         "firstDay":"2026-11-22","lastDay":"2026-12-22","reason":"contract 7"}"""
                                .formatted(firm, broker, given))
                .expectStatus()
                .isNoContent();
    }

    WebTestClient.ResponseSpec post(WebTestClient who, String uri, String body) {
        return who.post()
                .uri(uri)
                .header("Accept-Language", "en")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String quoted(String... rights) {
        return rights.length == 0 ? "" : "\"" + String.join("\",\"", rights) + "\"";
    }
}
