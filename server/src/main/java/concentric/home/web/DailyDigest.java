package concentric.home.web;

import concentric.home.Digests;
import concentric.platform.Mails;
import concentric.platform.Organisation;
import concentric.platform.Organisations;
import concentric.platform.Outage;
import concentric.platform.web.Bundles;
import concentric.platform.web.Pages;
import concentric.platform.web.Reader;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells in the morning, by mail, what waits for those who want to know; whoever has nothing to do hears nothing. */
@Component
class DailyDigest {

    private static final Logger LOG = LoggerFactory.getLogger(DailyDigest.class);

    private final Digests digests;
    private final List<Waits> waits;
    private final Mails mails;
    private final Pages pages;
    private final Bundles bundles;
    private final Organisations organisations;
    private final InstantSource clock;
    private final LocalTime at;

    /** @param at from when on in the organisation's day, as {@code 07:00} */
    DailyDigest(
            Digests digests,
            List<Waits> waits,
            Mails mails,
            Pages pages,
            Bundles bundles,
            Organisations organisations,
            InstantSource clock,
            @Value("${concentric.digest-at:07:00}") String at) {
        this.digests = digests;
        this.waits = waits;
        this.mails = mails;
        this.pages = pages;
        this.bundles = bundles;
        this.organisations = organisations;
        this.clock = clock;
        this.at = LocalTime.parse(at);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            sendDue();
        } catch (RuntimeException e) {
            // The next look is in a minute, and the log of outages tells of them.
            if (Outage.shownBy(e).isEmpty()) LOG.error("digests were not sent", e);
        }
    }

    /** Sends those that are due: what failed midway goes on with the next look, and nobody gets one twice. */
    void sendDue() {
        if (!mails.areSent()) return;
        var organisation = organisations.find();
        if (organisation.isEmpty()) return;
        var now = clock.instant().atZone(organisation.get().zone());
        if (now.toLocalTime().isBefore(at)) return;
        var day = now.toLocalDate();
        for (var wanted : digests.due(day)) send(wanted, day, organisation.get());
    }

    private void send(Digests.Wanted wanted, LocalDate day, Organisation organisation) {
        var locale = bundles.language(wanted.language());
        if (locale == null) throw new IllegalStateException("no texts in " + wanted.language());
        var reader = pages.reader(locale);
        var actor = wanted.account().actor();
        var waiting =
                waits.stream().flatMap(each -> each.on(actor, reader).stream()).toList();
        int items = waiting.stream().mapToInt(each -> each.items().size()).sum();
        if (!digests.claim(wanted, day, items) || items == 0) return;
        var said = waiting.stream().map(each -> said(each, reader)).collect(Collectors.joining("\n\n"));
        mails.send(
                wanted.email(),
                reader.t("mail.digest.subject", items, organisation.name()),
                reader.t(
                        "mail.digest.text",
                        wanted.account().name(),
                        said,
                        mails.address(HomePages.PATH),
                        mails.address(DigestPages.PATH)));
    }

    private String said(Waiting waiting, Reader reader) {
        var lines = waiting.items().stream()
                .map(item -> reader.t("mail.digest.item", item.label(), item.note(), mails.address(item.href())))
                .collect(Collectors.joining("\n"));
        return waiting.title() + "\n" + lines + (waiting.more() == null ? "" : "\n" + waiting.more());
    }
}
