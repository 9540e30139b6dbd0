package io.sessionwarden.ledger;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Qualifies the ledger's own data source. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface LedgerSource {}
