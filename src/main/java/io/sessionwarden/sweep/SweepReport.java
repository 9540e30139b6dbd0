package io.sessionwarden.sweep;

import io.sessionwarden.kill.Kill;
import io.sessionwarden.policy.PolicySet;
import io.sessionwarden.session.Sample;
import io.sessionwarden.target.Target;
import java.util.List;

/** What one pass over one database saw and did. */
public record SweepReport(
        Target target, Sample sample, PolicySet.Matches matches, List<Kill> kills, List<Suppressed> suppressed) {}
