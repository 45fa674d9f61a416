package concentric.platform;

import jakarta.annotation.PreDestroy;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends mail, if the installation knows a server that takes it. Sending happens behind the answer to a reader, so that
 * nobody waits for a mail server, and nobody can tell by the time it takes whether there was anything to send. A mail that
 * could not be sent is told in the log and is not kept: it may hold a link that only its reader should have.
 */
@Component
public class Mails {

    /** Waiting mails; the one too many is told in the log, rather than filling the memory. */
    private static final int MOST_WAITING = 10_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;
    private final String address;
    private final ThreadPoolExecutor worker;

    /**
     * @param from what mails come from
     * @param address where readers of mails find this installation, as {@code https://acme.example}
     */
    Mails(
            ObjectProvider<JavaMailSender> sender,
            @Value("${concentric.mail-from:}") String from,
            @Value("${concentric.public-address:}") String address) {
        this.sender = sender;
        this.from = from.strip();
        this.address = address.strip().replaceFirst("/+$", "");
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                PATIENCE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofVirtual().name("mails").factory());
        worker.allowCoreThreadTimeOut(true);
    }

    /** Whether mail is sent: a server, a sender and this installation's address are known. */
    public boolean areSent() {
        return !from.isEmpty() && !address.isEmpty() && sender.getIfAvailable() != null;
    }

    /**
     * The address of one of our pages, for a reader who is elsewhere. Never taken from a request: who asks could name any
     * host, and the link with its secret would lead there.
     */
    public String address(String path) {
        return address + path;
    }

    /** Sends a plain text, soon; nothing happens where mail is not sent. */
    public void send(String to, String subject, String text) {
        if (!areSent()) return;
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        try {
            worker.execute(() -> send(message));
        } catch (RejectedExecutionException e) {
            LOG.error("a mail was not sent: {} wait already", MOST_WAITING, e);
        }
    }

    private void send(SimpleMailMessage message) {
        try {
            sender.getObject().send(message);
        } catch (MailException e) {
            LOG.error("a mail could not be sent: {}", why(e));
        }
    }

    /** Without to whom: what a server says of a mail that it refuses names its reader, whom the log does not concern. */
    private static String why(MailException e) {
        boolean isRefused = e instanceof MailSendException sending
                && (sending.getCause() == null || sending.getCause() instanceof SendFailedException);
        return isRefused ? "the server refused it" : e.getMostSpecificCause().toString();
    }

    @PreDestroy
    void finish() throws InterruptedException {
        worker.shutdown();
        if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) worker.shutdownNow();
    }
}
