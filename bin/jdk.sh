# Finds a JDK for the launcher and the scripts beside this file: find_jdk sets JAVA_HOME. Plain POSIX sh, to be sourced.

OLDEST_JDK=25
NO_JDK=3

no_jdk() {
    printf '%s\n' "$*" >&2
    exit "$NO_JDK"
}

# Prints the major version of the JDK in the folder $1; fails if there is none.
version_of() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    fi
    [ -n "$version" ] && printf '%s\n' "$version"
}

# Prints the folder of the JDK whose java is on the PATH; fails if there is none.
jdk_on_path() {
    java=$(command -v java) || return 1
    while [ -L "$java" ]; do
        link=$(readlink "$java")
        case $link in
            /*) java=$link ;;
            *) java=$(dirname "$java")/$link ;;
        esac
    done
    dirname "$(dirname "$java")"
}

# Sets JAVA_HOME. What the user points to comes first, then the oldest that will do: it is the one we build and test with.
find_jdk() {
    seen=
    own=${HOME-/nonexistent}
    for home in "${JAVA_HOME-}" "$(jdk_on_path || true)"; do
        [ -n "$home" ] && version=$(version_of "$home") || continue
        if [ "$version" -ge "$OLDEST_JDK" ]; then
            export JAVA_HOME="$home"
            return
        fi
        seen="$seen
  $version in $home"
    done
    best=
    for home in \
        /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$own"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$own"/.sdkman/candidates/java/* "$own"/.jdks/*; do
        version=$(version_of "$home") || continue
        if [ "$version" -lt "$OLDEST_JDK" ]; then
            seen="$seen
  $version in $home"
        elif [ -z "$best" ] || [ "$version" -lt "$best" ]; then
            best=$version
            export JAVA_HOME="$home"
        fi
    done
    [ -n "$best" ] || no_jdk "Concentric needs a JDK of version $OLDEST_JDK or newer, and there is none here.
Looked at JAVA_HOME, the PATH and the usual folders${seen:+; older ones found:$seen}

How to get one:
  Debian, Ubuntu   apt-get install openjdk-$OLDEST_JDK-jdk, or the package temurin-$OLDEST_JDK-jdk of https://adoptium.net
  macOS            brew install openjdk@$OLDEST_JDK
  anywhere         https://adoptium.net, unpacked anywhere, and JAVA_HOME set to its folder"
}
