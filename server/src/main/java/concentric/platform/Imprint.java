package concentric.platform;

import org.jspecify.annotations.Nullable;

/**
 * What a whole table looked like when it was changed last.
 *
 * @param number gapless from 1, over all tables
 * @param table with its schema
 * @param columns the columns that were looked at, separated by commas
 * @param rows how many there were
 * @param hash of the rows
 * @param chain the hash of all this and of the chain of the imprint before
 */
record Imprint(long number, String table, String columns, long rows, Sha256 hash, Sha256 chain) {

    /** What a table looks like now. */
    record Look(String table, String columns, long rows, Sha256 hash) {

        Imprint following(@Nullable Imprint before) {
            long number = before == null ? 1 : before.number + 1;
            var chain = Sha256.of(out -> {
                out.write(before == null ? new byte[0] : before.chain.bytes());
                out.writeLong(number);
                out.writeUTF(table);
                out.writeUTF(columns);
                out.writeLong(rows);
                out.write(hash.bytes());
            });
            return new Imprint(number, table, columns, rows, hash, chain);
        }
    }

    Look look() {
        return new Look(table, columns, rows, hash);
    }

    boolean follows(@Nullable Imprint before) {
        return equals(look().following(before));
    }
}
