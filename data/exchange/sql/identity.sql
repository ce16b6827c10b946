-- Partial matches: one message for each person that the records name, from the newest record
-- (data.rules.identity.subject).
INSERT INTO facts BY NAME
WITH named AS (
    SELECT
        person,
        period,
        differs,
        concat_ws(
            ' ',
            last_name || CASE WHEN first_name = '' THEN '' ELSE ', ' || first_name END,
            CASE WHEN contains(differs, 'BIRTH DATE') THEN strftime(${birth_date}, '%m/%d/%Y') END,
            CASE
                WHEN contains(differs, 'CLAIM NUMBER') THEN array_to_string(
                    list_sort(list_distinct(list_filter([${claim_numbers}], lambda each: each <> ''))), ' '
                )
            END
        ) AS subject
    FROM doubtful a
),
newest AS (
    SELECT *
    FROM named
    QUALIFY row_number() OVER (PARTITION BY person, alike(subject) ORDER BY period DESC, subject, differs) = 1
)
SELECT p.*, 'IDENTITY' AS error_type, n.period, 0 AS repeat_period, n.differs, n.subject, '' AS detail
FROM newest n
JOIN open_persons p ON p.person = n.person;
