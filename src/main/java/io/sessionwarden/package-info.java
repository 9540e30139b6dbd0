/** The program's entry: validates the fleet file before anything is opened, then starts. Main type: {@link io.sessionwarden.Main}. */
package io.sessionwarden;
