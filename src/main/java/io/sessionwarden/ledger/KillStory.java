package io.sessionwarden.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the entries of one kill together to its record. */
final class KillStory {
    private final ObjectMapper json;
    private KillRecord intent;
    private final List<KillRecord.Attempt> attempts = new ArrayList<>();
    private String outcome;
    private Instant effectAt;
    private Instant goneAt;
    private Boolean interrupted;

    private KillStory(ObjectMapper json) {
        this.json = json;
    }

    static Optional<KillRecord> of(ObjectMapper json, Iterable<Ledger.Line> lines) {
        KillStory story = new KillStory(json);
        lines.forEach(story::tell);
        return Optional.ofNullable(story.intent)
                .map(i -> i.with(
                        List.copyOf(story.attempts), story.outcome, story.effectAt, story.goneAt, story.interrupted));
    }

    private void tell(Ledger.Line line) {
        try {
            switch (line.kind()) {
                case "intent" -> intent = json.readValue(line.body(), KillRecord.class);
                case "attempt" ->
                    attempts.add(
                            json.readValue(line.body(), Entry.Attempted.class).attempt());
                case "settled" -> settle(json.readValue(line.body(), Entry.Settled.class));
                case "followed" -> follow(json.readValue(line.body(), Entry.Followed.class));
                default -> throw new IllegalStateException("unknown kind of ledger entry: " + line.kind());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger entry of kind " + line.kind() + " cannot be read", e);
        }
    }

    private void settle(Entry.Settled settled) {
        outcome = settled.outcome();
        effectAt = settled.effectAt();
        interrupted = settled.interrupted();
    }

    private void follow(Entry.Followed followed) {
        effectAt = effectAt == null ? followed.effectAt() : effectAt;
        goneAt = goneAt == null ? followed.goneAt() : goneAt;
    }
}
