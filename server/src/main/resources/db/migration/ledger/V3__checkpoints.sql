-- The public keys by which checkpoints of this ledger are known: the data folder's, and those of earlier folders.
create table ledger.checkpoint_key (
    public_key bytea       primary key,
    since      timestamptz not null
);
