package concentric.platform;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the organisation: there is one in an installation, set up once. */
@Service
public class Organisations {

    /** What pages about it are about, for {@link Panel}; its id is 0. */
    public static final String NOUN = "organisation";

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final Imprints imprints;
    private final Acts acts;
    private final Kept<Optional<Organisation>> kept;

    Organisations(JdbcClient jdbc, Imprints imprints, Acts acts, Snapshots snapshots) {
        this.kept = snapshots.keep(this::read, "platform.organisation");
        this.jdbc = jdbc;
        this.imprints = imprints;
        this.acts = acts;
    }

    /** The organisation, once it is set up. */
    @Transactional(readOnly = true)
    public Optional<Organisation> find() {
        return kept.now().orElseGet(this::read);
    }

    private Optional<Organisation> read() {
        return jdbc.sql("select name, zone, currency, demo from platform.organisation")
                .query((rs, n) -> new Organisation(
                        rs.getString("name"),
                        ZoneId.of(rs.getString("zone")),
                        Currency.getInstance(rs.getString("currency")),
                        rs.getBoolean("demo")))
                .optional();
    }

    /**
     * The organisation.
     *
     * @throws IllegalStateException before it is set up; pages and API refuse earlier
     */
    @Transactional(readOnly = true)
    public Organisation current() {
        return find().orElseThrow(() -> new IllegalStateException("the organisation is not set up"));
    }

    /**
     * Sets the organisation up: name, IANA time zone and ISO 4217 currency.
     *
     * @param demo whether it is the demonstration
     */
    @Transactional
    public SettingUp setUp(String name, String zone, String currency, boolean demo, Actor by) {
        var faults = faults(name, zone, currency);
        if (!faults.isEmpty()) return new SettingUp.Refused(faults);
        if (find().isPresent()) return new SettingUp.Refused(List.of(Fault.in("", "organisation-exists")));
        var organisation = new Organisation(name.strip(), ZoneId.of(zone), Currency.getInstance(currency), demo);
        var input = String.join("\n", name, zone, currency);
        return acts.perform(Act.of("organisation.set-up", by, "organisation", input), act -> {
            insert(organisation, act);
            return new SettingUp.SetUp(organisation);
        });
    }

    private void insert(Organisation organisation, Act.Id act) {
        imprints.changed("platform.organisation");
        jdbc.sql("""
                        insert into platform.organisation (name, zone, currency, demo, act_id)
                        values (:name, :zone, :currency, :demo, :act)
                        """)
                .param("name", organisation.name())
                .param("zone", organisation.zone().getId())
                .param("currency", organisation.currency().getCurrencyCode())
                .param("demo", organisation.demo())
                .param("act", act.value())
                .update();
    }

    private static List<Fault> faults(String name, String zone, String currency) {
        var faults = new ArrayList<Fault>();
        if (name.isBlank()) faults.add(Fault.in("name", "missing"));
        if (name.length() > LONGEST_NAME) faults.add(Fault.in("name", "too-long", LONGEST_NAME));
        if (!isZone(zone)) faults.add(Fault.in("zone", "unknown-zone", zone));
        if (!Currencies.isKnown(currency)) faults.add(Fault.in("currency", "unknown-currency", currency));
        return faults;
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
        } catch (DateTimeException e) {
            return false;
        }
    }
}
