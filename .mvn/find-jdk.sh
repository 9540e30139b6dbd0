# Sourced by mvnw: Session Warden builds and runs on a JDK of at least 25. Finds one and exports JAVA_HOME, or ends the
# build with one line that says what to install. JDK_SEARCH replaces the places to look in (used by the test of this file).
jdk_needed=25

# Prints the major version of the JDK in folder $1; fails where there is none, or only a runtime without javac.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  jdk_version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
  [ -n "$jdk_version" ] && echo "$jdk_version"
}

jdk_fits() {
  jdk_found=$(jdk_major "$1") && [ "$jdk_found" -ge "$jdk_needed" ]
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ]; then
    if jdk_fits "$JAVA_HOME"; then return 0; fi
    echo "mvnw: JAVA_HOME=$JAVA_HOME is not a JDK of at least $jdk_needed (with javac): looking elsewhere." >&2
  fi
  if [ -z "${JDK_SEARCH-}" ]; then
    jdk_on_path=$(command -v javac 2>/dev/null) && jdk_on_path=$(readlink -f "$jdk_on_path" 2>/dev/null) || jdk_on_path=
    JDK_SEARCH="${jdk_on_path%/bin/javac} /usr/lib/jvm/* /opt/java/* /opt/jdk* ${SDKMAN_DIR:-$HOME/.sdkman}/candidates/java/*
      /Library/Java/JavaVirtualMachines/*/Contents/Home $HOME/Library/Java/JavaVirtualMachines/*/Contents/Home
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"
  fi
  for jdk_home in $JDK_SEARCH; do
    if jdk_fits "$jdk_home"; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "mvnw: no JDK of at least $jdk_needed found. Install one (Debian: temurin-25-jdk, SDKMAN: sdk install java 25-tem, macOS: brew install openjdk@25) or point JAVA_HOME at it." >&2
  return 1
}

find_jdk || exit 1
