package concentric.ledger.web;

import concentric.ledger.Exchange;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.AskedMoments;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger as a journal for hledger and Beancount. */
@Controller
class JournalFiles {

    static final String PATH = "/ledger/journal";

    private final Ledger ledger;
    private final Accounting accounting;
    private final AskedMoments moments;

    JournalFiles(Ledger ledger, Accounting accounting, AskedMoments moments) {
        this.moments = moments;
        this.ledger = ledger;
        this.accounting = accounting;
    }

    /** The file is written first and sent then: else a slow reader would keep the ledger's snapshot open. */
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + ".{language:hledger|beancount}")
    void journal(
            @PathVariable String language,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var days = moments.days(from, to, asof);
        var file = Files.createTempFile("journal", "." + language);
        try {
            write(
                    language.equals("hledger") ? new HledgerText() : new BeancountText(),
                    LedgerAddress.period(days),
                    file,
                    accounting.discretion(actor));
            response.setContentType("text/plain;charset=UTF-8");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("journal." + language, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    private void write(JournalFile.Language language, Period period, Path file, Discretion discretion)
            throws IOException {
        var offers = new HashMap<Long, String>();
        var versions = new HashMap<Long, String>();
        try (var out = Files.newBufferedWriter(file)) {
            var journal = new JournalFile(
                    language,
                    accounts -> AccountNames.of(accounts, accounting.codes(accounts)),
                    reason -> words(reason, versions, offers),
                    out);
            ledger.tell(period, discretion.telling(journal));
            journal.end();
        }
    }

    /** The contract and its version, and the offer. */
    private String words(Exchange.Reason reason, Map<Long, String> versions, Map<Long, String> offers) {
        var of = reason.offer() == null ? "" : offers.computeIfAbsent(reason.offer(), this::offer);
        if (reason.version() == null) return of.isEmpty() ? "Transfer" : "Tax: " + of;
        var contract = versions.computeIfAbsent(reason.version(), id -> {
            var version = accounting.versions(List.of(id)).get(id);
            return version == null ? "" : version.name() + " (" + version.number() + ")";
        });
        return of.isEmpty() ? contract : contract + ": " + of;
    }

    private String offer(long id) {
        return Objects.requireNonNull(accounting.offers(List.of(id)).get(id)).code();
    }
}
