-- Persons whose SSN is also on a case under another name or birth date, as if each were a record.
CREATE OR REPLACE TABLE sharing AS
SELECT row_number() OVER () AS line, *
FROM persons
WHERE ssn IN (
    SELECT ssn FROM persons GROUP BY ssn HAVING count(DISTINCT (last_name, first_name, birth_date)) > 1
);
