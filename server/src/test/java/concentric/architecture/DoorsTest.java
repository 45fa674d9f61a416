package concentric.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import concentric.architecture.Bytecode.Method;
import concentric.platform.Acts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import planted.doors.PlantedDoor;

@DisplayName("Doors")
class DoorsTest {

    /** Changes that are no acts, each with its reason. One that is needed no longer fails the test too. */
    private static final Map<String, String> NO_ACTS = Map.ofEntries(
            Map.entry(
                    "concentric.people.Links.ask",
                    "asked by nobody we know; using the link that comes of it is the act"),
            Map.entry(
                    "concentric.customers.Customers.resolve",
                    "customers come with the payments that name them; recording those is the act"),
            Map.entry("concentric.customers.Customers.resolveSegments", "as customers"),
            Map.entry("concentric.payments.Sources.resolve", "as customers"),
            Map.entry(
                    "concentric.people.Sessions.signIn",
                    "a journal of who came when would be a record of people, not of decisions"),
            Map.entry("concentric.people.Sessions.begin", "as signing in"),
            Map.entry("concentric.people.Passkeys.signIn", "as signing in"),
            Map.entry("concentric.people.Passkeys.toSignIn", "what is to be signed, by nobody we know yet"),
            Map.entry("concentric.people.Passkeys.toRegister", "what is to be signed; registering is the act"),
            Map.entry("concentric.home.Digests.claim", "the program tells somebody what waits; nobody acts"),
            Map.entry(
                    "concentric.people.Sessions.find", "notes the visit, so that an idle session ends; as signing in"),
            Map.entry("concentric.people.Sessions.end", "as signing in"),
            Map.entry(
                    "concentric.contracts.Plans.cascade",
                    "an identity of what signed contracts say already; it changes nothing that anybody could decide"),
            Map.entry(
                    "concentric.platform.Answers.once",
                    "keeps what a call was answered; what the call does is the act"),
            Map.entry("concentric.platform.Uploads.keep", "a file that waits is nothing yet; importing it is the act"),
            Map.entry("concentric.platform.Uploads.understand", "as keeping it"),
            Map.entry("concentric.platform.Uploads.forget", "as keeping it"));

    /** Who begins a transaction by hand, each with its reason. */
    private static final Map<String, String> BY_HAND = Map.ofEntries(
            Map.entry("concentric.platform.Trials", "takes back what it tried"),
            Map.entry(
                    "concentric.platform.Snapshots", "one picture of the database for a page, whichever doors it asks"),
            Map.entry(
                    "concentric.people.Passkeys",
                    "notes the try and uses up what was to be signed, whatever comes of it"),
            Map.entry("concentric.people.Sessions", "compares the password between two transactions, not in one"),
            Map.entry("concentric.platform.JobRunner", "one transaction for each piece of a file"),
            Map.entry("concentric.payments.WriterTurn", "one transaction for all calls that come at the same time"),
            Map.entry("concentric.ledger.Poster", "one transaction for each batch"),
            Map.entry(
                    "concentric.ledger.CheckpointKeys",
                    "tells the database the key of the data folder when the program starts, before anybody acts"),
            Map.entry(
                    "concentric.contracts.Plans",
                    "keeps a cascade before it is remembered, whatever becomes of the transaction that asked for it"),
            Map.entry(
                    "concentric.backups.Backups",
                    "writes for minutes outside of the transaction in which it records what it wrote"),
            Map.entry(
                    "concentric.demo.Demo",
                    "uses several doors together: to set up, and to draft and sign what is shipped"));

    private static final Set<String> TRANSACTIONS_BY_HAND = Set.of(
            "org.springframework.transaction.support.TransactionTemplate",
            "org.springframework.transaction.support.TransactionOperations",
            "org.springframework.transaction.PlatformTransactionManager");

    private static final Pattern WRITES = Pattern.compile(
            "(?i)\\b(insert\\s+into|update\\s+[a-z_.\\u0001]+(\\s+[a-z_]+)?\\s+set|delete\\s+from|merge\\s+into|truncate"
                    + "|copy\\s+\\S.*\\sfrom\\s+stdin)\\b",
            Pattern.DOTALL);

    @Test
    @DisplayName("@Transactional stands at doors only: on public methods of services, one by one")
    void transactional() {
        assertThat(transactionsBesideDoors(Modules.classes())).isEmpty();
    }

    @Test
    @DisplayName("planted: @Transactional on a component, on a method nobody can call, on a whole class")
    void plantedTransactional() {
        assertThat(transactionsBesideDoors(planted()))
                .containsExactlyInAnyOrder(
                        "planted.doors.PlantedComponent.change is @Transactional, but not at a door",
                        "planted.doors.PlantedDoor.hidden is @Transactional, but not at a door",
                        "planted.doors.PlantedWhole is @Transactional as a whole");
    }

    @Test
    @DisplayName("a transaction is begun by hand only where there is a reason")
    void byHand() {
        assertThat(beginTransactions(Modules.classes())).containsExactlyInAnyOrderElementsOf(BY_HAND.keySet());
    }

    @Test
    @DisplayName("planted: a transaction begun by hand")
    void plantedByHand() {
        assertThat(beginTransactions(planted())).containsExactly("planted.doors.PlantedComponent");
    }

    @Test
    @DisplayName("a verb that changes anything passes Acts.perform")
    void acts() {
        assertThat(changesWithoutAct(Modules.classes(), Bytecode.ofApplication()))
                .containsExactlyInAnyOrderElementsOf(NO_ACTS.keySet());
    }

    @Test
    @DisplayName("planted: verbs without an act, one of them in no transaction")
    void plantedActs() {
        assertThat(changesWithoutAct(planted(), Bytecode.ofPlanted(PlantedDoor.class)))
                .containsExactlyInAnyOrder(
                        "planted.doors.PlantedDoor.changeWithoutAct",
                        "planted.doors.PlantedDoor.writeWithoutTransaction");
    }

    @Test
    @DisplayName("reads never write")
    void reads() {
        assertThat(writingReads(Modules.classes(), Bytecode.ofApplication())).isEmpty();
    }

    @Test
    @DisplayName("planted: a read that writes")
    void plantedReads() {
        assertThat(writingReads(planted(), Bytecode.ofPlanted(PlantedDoor.class)))
                .containsExactly("planted.doors.PlantedDoor.readAndWrite");
    }

    private static JavaClasses planted() {
        return new ClassFileImporter().importPackages("planted.doors");
    }

    private static List<String> transactionsBesideDoors(JavaClasses classes) {
        var violations = new ArrayList<String>();
        for (var type : classes) {
            if (type.isAnnotatedWith(Transactional.class)) {
                violations.add(type.getName() + " is @Transactional as a whole");
            }
            type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(Transactional.class))
                    .filter(method -> propagation(method) != Propagation.MANDATORY)
                    .filter(method -> !isVerb(method))
                    .forEach(method -> violations.add(name(method) + " is @Transactional, but not at a door"));
        }
        return violations;
    }

    private static Set<String> beginTransactions(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(to -> TRANSACTIONS_BY_HAND.contains(
                                to.getTargetClass().getName())))
                .map(type -> type.getName())
                .collect(Collectors.toSet());
    }

    private static Set<String> changesWithoutAct(JavaClasses classes, Bytecode bytecode) {
        return verbs(classes)
                .filter(verb -> !isRead(verb) && !isPartOfAnother(verb))
                .filter(verb -> verb.isAnnotatedWith(Transactional.class) || writes(verb, bytecode))
                .filter(verb -> reach(verb, bytecode).stream().noneMatch(DoorsTest::performsAct))
                .map(DoorsTest::name)
                .collect(Collectors.toSet());
    }

    private static List<String> writingReads(JavaClasses classes, Bytecode bytecode) {
        return verbs(classes)
                .filter(DoorsTest::isRead)
                .filter(verb -> writes(verb, bytecode))
                .map(DoorsTest::name)
                .toList();
    }

    private static Stream<JavaMethod> verbs(JavaClasses classes) {
        return classes.stream().flatMap(type -> type.getMethods().stream()).filter(DoorsTest::isVerb);
    }

    private static boolean isVerb(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && method.getOwner().isAnnotatedWith(Service.class);
    }

    private static boolean isRead(JavaMethod method) {
        return method.tryGetAnnotationOfType(Transactional.class)
                .map(Transactional::readOnly)
                .orElse(false);
    }

    /** In the transaction, and so in the act, of whoever calls. */
    private static boolean isPartOfAnother(JavaMethod method) {
        return method.isAnnotatedWith(Transactional.class) && propagation(method) == Propagation.MANDATORY;
    }

    private static Propagation propagation(JavaMethod method) {
        return method.getAnnotationOfType(Transactional.class).propagation();
    }

    private static boolean performsAct(Method method) {
        return method.owner().equals(Acts.class.getName()) && method.name().equals("perform");
    }

    private static boolean writes(JavaMethod verb, Bytecode bytecode) {
        return reach(verb, bytecode).stream()
                .flatMap(method -> bytecode.said(method).stream())
                .anyMatch(said -> WRITES.matcher(said.said()).find());
    }

    /** Not through acts: what is carried out there is handed over by the verb itself. */
    private static Set<Method> reach(JavaMethod verb, Bytecode bytecode) {
        var method = new Method(verb.getOwner().getName(), verb.getName(), verb.getDescriptor());
        return bytecode.reachable(method, next -> !next.owner().equals(Acts.class.getName()));
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getName() + "." + method.getName();
    }
}
