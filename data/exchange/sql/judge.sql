-- The grade of each record against each person.
CREATE OR REPLACE TABLE judged AS
SELECT
    line,
    person,
    CASE WHEN NOT (name OR birth_date OR claim_number) THEN 'E' WHEN anothers THEN 'O' ELSE 'P' END AS match,
    concat_ws(
        ', ',
        CASE WHEN name THEN 'NAME' END,
        CASE WHEN birth_date THEN 'BIRTH DATE' END,
        CASE WHEN claim_number THEN 'CLAIM NUMBER' END
    ) AS differs,
    name::INTEGER + birth_date::INTEGER + claim_number::INTEGER AS parts
FROM compared;
