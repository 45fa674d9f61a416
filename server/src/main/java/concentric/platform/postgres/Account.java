package concentric.platform.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The account of the operating system that PostgreSQL runs as. Usually the program's own; but PostgreSQL refuses root, so a
 * program that runs as root starts it through a small tool that drops root:
 *
 * <ul>
 *   <li>{@code unshare -U} where the kernel allows user namespaces: inside PostgreSQL is nobody with no privilege, and the
 *       files stay root's, so nothing needs to change hands.
 *   <li>{@code setpriv} otherwise: PostgreSQL runs as an unprivileged account that is there already, and its files are given
 *       to it. Once they are someone's they stay so, also where user namespaces come to be allowed later.
 * </ul>
 *
 * <p>Each of these tools replaces itself by the program it is given, so the process number stays the same.
 *
 * @param prefix what comes before a command so that it runs as this account
 * @param owner who the files must belong to; empty when they are right as the program creates them
 */
record Account(List<String> prefix, Optional<Owner> owner) {

    /** A user and its group, by number, because containers know no names. */
    record Owner(int user, int group) {}

    private static final int ROOT = 0;
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");
    private static final Owner OVERFLOW = new Owner(65534, 65534);

    /** Who the database in this folder runs as. */
    static Account of(Path folder, Path cluster) throws IOException {
        if (new UnixSystem().getUid() != ROOT) {
            return new Account(List.of(), Optional.empty());
        }
        Owner owner = ownerOf(Files.exists(cluster) ? cluster : folder);
        if (owner.user() != ROOT) {
            return dropped(owner, folder);
        }
        Optional<Account> namespace = Tool.find("unshare")
                .map(unshare -> new Account(List.of(unshare, "-U"), Optional.empty()))
                .filter(account -> account.passesPostgresOwnCheck(folder));
        if (namespace.isPresent()) {
            return namespace.get();
        }
        return dropped(unprivileged(), folder);
    }

    /** The name of the account that this program runs as, for sentences. */
    static String nameOfCurrent() {
        return ProcessHandle.current().info().user().orElseGet(() -> "user " + new UnixSystem().getUid());
    }

    /** Makes these files, and all below, usable for this account. */
    void own(Path files) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        try (Stream<Path> below = Files.walk(files)) {
            for (Path path : (Iterable<Path>) below::iterator) {
                Files.setAttribute(path, "unix:gid", owner.get().group(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", owner.get().user(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static Account dropped(Owner owner, Path folder) throws IOException {
        String setpriv = Tool.find("setpriv")
                .orElseThrow(
                        () -> new PostgresException(
                                "PostgreSQL refuses to run as root, and this machine has neither a usable `unshare` nor `setpriv` to run it as someone else. Start Concentric as an ordinary user."));
        letEnter(folder);
        Path parent = folder.getParent();
        if (parent != null) {
            letEnter(parent);
        }
        Account account = new Account(
                List.of(setpriv, "--reuid=" + owner.user(), "--regid=" + owner.group(), "--clear-groups"),
                Optional.of(owner));
        if (account.run("cd \"$1\"", folder).exitCode() != 0) {
            throw new PostgresException(
                    "PostgreSQL refuses to run as root, and user %d, as whom it would run, may not enter the data folder %s. Choose a folder whose parents everyone may enter, such as /var/lib/concentric, or start Concentric as an ordinary user."
                            .formatted(owner.user(), folder.getParent()));
        }
        return account;
    }

    /** Entering is not reading: what is in the folder stays as private as each file is. */
    private static void letEnter(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    /** PostgreSQL asks that it is not root and that its files are its own; both can fail under an exotic kernel. */
    private boolean passesPostgresOwnCheck(Path folder) {
        return run("test \"$(id -u)\" != 0 && test -O \"$1\" && test -w \"$1\"", folder)
                        .exitCode()
                == 0;
    }

    private ProgramRun run(String script, Path argument) {
        List<String> command = Stream.concat(
                        prefix.stream(), Stream.of("/bin/sh", "-c", script, "sh", argument.toString()))
                .toList();
        return ProgramRun.of(new ProcessBuilder(command), "");
    }

    private static Owner ownerOf(Path path) throws IOException {
        return new Owner(
                (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
    }

    private static Owner unprivileged() throws IOException {
        Path accounts = Path.of("/etc/passwd");
        List<String[]> known = Files.isReadable(accounts)
                ? Files.readAllLines(accounts).stream()
                        .map(line -> line.split(":", -1))
                        .filter(fields -> fields.length >= 4)
                        .toList()
                : List.of();
        return UNPRIVILEGED.stream()
                .flatMap(name -> known.stream().filter(fields -> fields[0].equals(name)))
                .map(fields -> new Owner(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                .filter(owner -> owner.user() != ROOT)
                .findFirst()
                .orElse(OVERFLOW);
    }
}
