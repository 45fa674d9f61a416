grant select, insert on measures.measure, measures.reading, measures.baseline to ${program};
