-- The records that were just taken in, beside those that the store held before.
INSERT INTO held BY NAME
SELECT ssn, ${created} AS created, ${sequence} AS sequence, ${file_id} AS file_id, ${columns}
FROM graded;
