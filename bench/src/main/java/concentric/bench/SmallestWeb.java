package concentric.bench;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The smallest web application that does anything: one query for the twenty latest rows of somebody, by an index, and a
 * table of two kilobytes. Nobody signs in, nothing is asked for besides, no template, no other language.
 */
@SpringBootApplication
@RestController
public class SmallestWeb {

    static final int ACCOUNTS = 83;
    static final int ROWS = 200_000;
    static final String PATH = "/entries";
    static final String TABLE = """
            create schema if not exists bench;
            create table bench.entry (id bigint primary key, account int, transfer bigint, amount bigint, after bigint);
            insert into bench.entry select i, i %% %d, i, i %% 10007, i from generate_series(1, %d) i;
            create index entry_account on bench.entry (account, id desc);
            """.formatted(ACCOUNTS, ROWS);

    private final JdbcTemplate database;

    SmallestWeb(JdbcTemplate database) {
        this.database = database;
    }

    public static void main(String[] args) {
        SpringApplication.run(SmallestWeb.class, args);
    }

    @GetMapping(path = PATH, produces = "text/html")
    String entries() {
        var html = new StringBuilder("<!doctype html><title>Entries</title><table>");
        database.query(
                "select id, transfer, amount, after from bench.entry where account = ? order by id desc limit 20",
                row -> {
                    html.append("<tr><td>").append(row.getLong(1));
                    html.append("<td>").append(row.getLong(2));
                    html.append("<td>").append(row.getLong(3));
                    html.append("<td>").append(row.getLong(4)).append('\n');
                },
                ThreadLocalRandom.current().nextInt(ACCOUNTS));
        return html.append("</table>").toString();
    }
}
