package io.sessionwarden.guard;

import io.sessionwarden.fleet.CurrentFleet;
import io.sessionwarden.fleet.Limits;
import io.sessionwarden.restraint.Budgets;
import io.sessionwarden.restraint.Restraints;
import io.sessionwarden.session.Transaction;
import java.util.List;
import java.util.Optional;

/** Vetoes that people and limits put up, and that bind people too. */
final class RestraintGuards {
    private final Restraints restraints;
    private final CurrentFleet fleet;

    RestraintGuards(Restraints restraints, CurrentFleet fleet) {
        this.restraints = restraints;
        this.fleet = fleet;
    }

    private Limits limits() {
        return fleet.fleet().limits();
    }

    /** Asked again just before the kill: somebody may have stopped it, or the transaction grown. */
    List<Guard> all() {
        return List.of(this::paused, this::held, this::rollback);
    }

    private Optional<Veto> paused(KillRequest request) {
        return restraints
                .pauses()
                .ofAll(request.target().name())
                .map(pause -> new Veto(
                        Reason.PAUSED,
                        "all kills are paused by " + pause.by() + " since " + pause.since() + ": " + pause.reason()));
    }

    private Optional<Veto> held(KillRequest request) {
        return restraints
                .holds()
                .on(request.target().name(), request.session())
                .map(hold -> new Veto(
                        Reason.HOLD,
                        "it is not to be touched until " + hold.until() + ", says " + hold.by() + ": " + hold.reason()
                                + " (hold " + hold.id() + ")"));
    }

    private Optional<Veto> rollback(KillRequest request) {
        long records =
                request.session().transaction().map(Transaction::undoRecords).orElse(0L);
        long most = limits().maxUndoRecords();
        return records <= most
                ? Optional.empty()
                : Optional.of(new Veto(
                        Reason.ROLLBACK_TOO_LARGE,
                        "its transaction would have to undo " + records + " records, and max-undo-records is " + most));
    }

    /** Whether a slot is left, without taking it. */
    Optional<Veto> budget(KillRequest request) {
        return restraints
                .budgets()
                .spent(request.policyName(), request.target().name(), limits().killsPerMinute())
                .map(RestraintGuards::spent);
    }

    /** Takes a slot, or says which budget has none. */
    Optional<Veto> takeSlot(KillRequest request) {
        return restraints
                .budgets()
                .take(request.policyName(), request.target().name(), limits().killsPerMinute())
                .map(RestraintGuards::spent);
    }

    private static Veto spent(Budgets.Spent spent) {
        return new Veto(
                Reason.BUDGET,
                "the budget of " + spent.whose() + ", " + spent.limit() + " kills per minute, is spent",
                Optional.of(spent.freeIn()));
    }
}
