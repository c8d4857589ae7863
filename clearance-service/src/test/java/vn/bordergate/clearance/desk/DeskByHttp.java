package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;

/** Files of wine at Lũng Pô, and their officers, over HTTP. */
record DeskByHttp(ClearanceAtWork gate) {

    static final String SUM = "9f2c0d6c0d1c3b0b8b3f6f4a4c1d0a6e5e4b7a7b0d9c8f7e6d5c4b3a29180706";

    DeclaredContent content() {
        return Consignments.exported("22042100", "1", "USD").at("LUNG-PO").content();
    }

    DeclarationId lodged() {
        return lodged(Consignments.MORNING);
    }

    DeclarationId lodged(Instant at) {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content(), List.of(), at)));
        return id;
    }

    /** The same goods at another gate. */
    DeclarationId lodgedAt(String code) {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        var goods = Consignments.exported("22042100", "1", "USD").at(code).content();
        gate.takeIn(List.of(new DeclarationLodged(id, 1, goods, List.of(), Consignments.MORNING)));
        return id;
    }

    /** The documents are found wanting for a coded reason, as a program says it. */
    void answered(DeclarationId id, int version, String code) throws Exception {
        String body =
                """
                {"check":"DOCUMENT_CHECK","outcome":"FAILED","code":"%s","note":"x","version":%d}
                """
                        .formatted(code, version);
        HttpResponse<String> answer =
                http().post("/api/files/" + id + "/decisions", body, officer());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    DocumentAttached attached(DeclarationId id, String name, @Nullable DocumentId replaces) {
        return new DocumentAttached(
                id,
                1,
                DocumentId.of(UUID.randomUUID().toString()),
                DocumentKind.INVOICE,
                name,
                "application/pdf",
                482_113,
                SUM,
                replaces,
                new Actor(ActorKind.DECLARANT, "trader-1"),
                replaces == null ? Consignments.MORNING : Consignments.MORNING.plusSeconds(60));
    }

    String officer() throws Exception {
        return gate.tokenOf("Nguyễn Thị Hoa", "hoa", "customs-officer");
    }

    void act(DeclarationId id, String action, String form, String token) throws Exception {
        HttpResponse<String> answer = http().form("/desk/files/" + id + "/" + action, form, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    String page(DeclarationId id, String below, String token) throws Exception {
        HttpResponse<String> answer = get("/desk/files/" + id + below, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    byte[] pdf(DeclarationId id, String slip, String token) throws Exception {
        HttpResponse<byte[]> answer = bytes("/desk/files/" + id + "/slips/" + slip + ".pdf", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return path.startsWith("/api/") ? http().get(path, token) : http().page(path, token);
    }

    HttpResponse<byte[]> bytes(String path, String token) throws Exception {
        return http().bytes(path, token);
    }

    private OverHttp http() {
        return gate.http("vi");
    }
}
