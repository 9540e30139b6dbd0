/** The packaged daemon as a process of its own: how it starts, refuses to start, works and dies. */
package io.sessionwarden.process;
