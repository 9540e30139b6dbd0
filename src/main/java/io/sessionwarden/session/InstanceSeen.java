package io.sessionwarden.session;

import java.time.LocalDateTime;

/** An instance that a sample covers (GV$INSTANCE): all its sessions are in the sample. */
public record InstanceSeen(int instId, LocalDateTime started) {}
