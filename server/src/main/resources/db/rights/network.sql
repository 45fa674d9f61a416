grant select, insert on
    network.unit, network.membership, network.round, network.voice, network.round_end, network.community,
    network.participation, network.disclosure, network.unit_change, network.unit_change_edition,
    network.unit_change_choice, network.unit_change_signature, network.unit_change_withdrawal, network.unit_change_done,
    network.unit_end, network.community_unit, network.community_rule, network.question, network.answer,
    network.question_end
    to ${program};
-- A membership ends, and with it the act that ended it; so does a unit's time in a community.
grant update (until_day, end_act_id) on network.membership, network.participation to ${program};
-- Only as part of taking their import back; triggers see to that.
grant delete on network.unit, network.membership to ${program};
