grant select, insert on
    people.person, people.account, people.custodian, people.token_revocation, people.token_scope,
    people.passkey_removal, people.link, people.link_use, people.link_withdrawal, people.deactivation, people.activation
    to ${program};
-- The whole table is locked while the first account is opened.
grant select, insert, update on people.password to ${program};
-- A token's row is locked while it is revoked.
grant select, insert, update (name) on people.token to ${program};
-- A passkey counts its uses, and its row is locked while it is used or removed.
grant select, insert, update (uses, used_at) on people.passkey to ${program};
-- Sessions, failed attempts and who asked for links are forgotten after a while.
grant select, insert, update (seen_at, ended_at, browser, system), delete on people.session to ${program};
grant select, insert, delete on people.sign_in_failure, people.link_request, people.passkey_challenge to ${program};
-- The first account writes down who opened it: itself.
grant usage on sequence people.account_id_seq to ${program};
-- Only as part of taking their import back; a trigger sees to that.
grant delete on people.person to ${program};
