package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsMoved;
import vn.bordergate.clearance.register.OpenCrossings.Decided;
import vn.bordergate.events.Authority;

/**
 * Transshipments as everybody may see them: with the goods an officer moves a place in the queue.
 */
final class GoodsMoves {

    /** An authority of the yard signs for it before Customs, where an officer speaks for both. */
    private static final List<Authority> SIGNING = List.of(Authority.YARD, Authority.CUSTOMS);

    private static final String ADD =
            """
            insert into goods_moved (crossing_id, crossing_version, gate, from_ticket, to_ticket,
              authority, at)
            select i, v, g, f, t, a, w::timestamptz
            from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[],
              $7::text[]) as n (i, v, g, f, t, a, w)
            on conflict do nothing
            """;

    private GoodsMoves() {}

    private record Move(
            UUID id,
            int version,
            String gate,
            String from,
            String to,
            Authority authority,
            Instant at) {}

    /** Nothing is asked of the database where nothing was moved. */
    static Mono<Void> write(OpenCrossings crossings, DatabaseClient database) {
        List<Move> moves = new ArrayList<>();
        for (Decided one : crossings.decided()) {
            Move move = move(one, crossings);
            if (move != null) {
                moves.add(move);
            }
        }
        return moves.isEmpty()
                ? Mono.empty()
                : database.sql(ADD)
                        .bind(0, moves.stream().map(Move::id).toArray(UUID[]::new))
                        .bind(1, moves.stream().map(Move::version).toArray(Integer[]::new))
                        .bind(2, moves.stream().map(Move::gate).toArray(String[]::new))
                        .bind(3, moves.stream().map(Move::from).toArray(String[]::new))
                        .bind(4, moves.stream().map(Move::to).toArray(String[]::new))
                        .bind(
                                5,
                                moves.stream()
                                        .map(m -> m.authority().name())
                                        .toArray(String[]::new))
                        .bind(6, moves.stream().map(m -> m.at().toString()).toArray(String[]::new))
                        .then();
    }

    private static @Nullable Move move(Decided one, OpenCrossings crossings) {
        if (!(one.command() instanceof MoveGoods command)
                || !(one.before() instanceof Crossing.InYard giver)
                || one.events().stream().noneMatch(GoodsMoved.class::isInstance)
                || !(crossings.state(command.to()) instanceof Crossing.Placed taker)) {
            return null;
        }
        return new Move(
                one.id().value(),
                one.after().version(),
                giver.standing().vehicle().gate().value(),
                giver.place().ticket(),
                taker.place().ticket(),
                SIGNING.stream()
                        .filter(command.officer().authorities()::contains)
                        .findFirst()
                        .orElse(Authority.YARD),
                command.at());
    }
}
