-- Added, never changed, never removed.
grant select, insert on
    platform.act, platform.organisation, platform.party, platform.imprint, platform.word,
    platform.file_piece, platform.job_event, platform.job_row
    to ${program};
-- A file gets its hash when its last piece is there; a job says how far it is.
grant select, insert, update (sha256) on platform.file to ${program};
grant select, insert, update (done, accepted, rejected, set_aside) on platform.job to ${program};
-- The scheduler library's own.
grant select, insert, update, delete on platform.scheduled_task to ${program};
-- Files that wait are understood otherwise, and forgotten.
grant select, insert, update (mapping), delete on platform.upload to ${program};
grant select, insert on platform.upload_piece to ${program};
-- Answers are kept for a week.
grant select, insert, update (status, location, media, body), delete on platform.answer to ${program};
grant select, insert on platform.undone_import to ${program};
-- The code of a unit or person that goes with its import is free again.
grant delete on platform.party to ${program};
-- Each change leaves one, and takes those before it away.
grant select, insert, update, delete on platform.stamp to ${program};
