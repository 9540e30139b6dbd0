package io.sessionwarden.session;

import java.time.LocalDateTime;

/**
 * What makes a session that one and no other: its address, when it logged on, and when its instance started (addresses repeat after a
 * restart). Both times are the database's own local times without zone.
 */
public record SessionIdentity(SessionKey key, LocalDateTime logonTime, LocalDateTime instanceStart) {}
