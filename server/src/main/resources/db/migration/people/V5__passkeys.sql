-- A key by which somebody signs in without a password. Its private half stays in the device.
create table people.passkey (
    id            bigint generated always as identity primary key,
    account_id    bigint      not null references people.account,
    name          text        not null,
    -- the host that it is good for
    relying_party text        not null,
    -- what the device calls it, and whom the device was told that it is for
    credential_id bytea       not null unique check (octet_length(credential_id) between 1 and 1023),
    user_handle   bytea       not null check (octet_length(user_handle) = 32),
    -- the public half, as WebAuthn's attested credential data
    public_key    bytea       not null,
    -- whether it may be on several devices
    copied        boolean     not null,
    -- how often the device says it was used; one that counts never says a number twice
    uses          bigint      not null check (uses >= 0),
    used_at       timestamptz,
    made_at       timestamptz not null,
    act_id        bigint      not null references platform.act
);
create index passkey_account on people.passkey (account_id);

-- That a passkey is worth nothing any more.
create table people.passkey_removal (
    passkey_id bigint primary key references people.passkey,
    at         timestamptz not null,
    act_id     bigint      not null references platform.act
);

-- What a device is to sign: once, soon, and for the browser that asked.
create table people.passkey_challenge (
    challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
    browser_hash   bytea       not null check (octet_length(browser_hash) = 32),
    -- whose the passkey shall be; none to sign in
    account_id     bigint references people.account,
    user_handle    bytea       not null,
    address        text        not null,
    expires_at     timestamptz not null
);
comment on table people.passkey_challenge is 'Not backed up: it counts for minutes, and holds addresses.';
create index passkey_challenge_address on people.passkey_challenge (address);
create index passkey_challenge_expires on people.passkey_challenge (expires_at);

-- By which passkey a session was begun; none if by a password or a link.
alter table people.session add column passkey_id bigint references people.passkey;
