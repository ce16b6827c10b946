-- What there is to say of amounts, for every period.
CREATE OR REPLACE TABLE facts AS
WITH budgeted AS (
    SELECT person, period, sum(amount)::BIGINT AS case_amount
    FROM incomes
    JOIN months USING (month)
    JOIN entries USING (case_number, person_code)
    GROUP BY person, period
)
SELECT
    p.*,
    'AMOUNT' AS error_type,
    r.period,
    r.period AS repeat_period,
    coalesce(b.case_amount, 0) AS case_amount,
    r.exchange_amount,
    '' AS differs,
    '' AS subject
FROM reported r
JOIN open_persons p ON p.person = r.person
LEFT JOIN budgeted b ON b.person = r.person AND b.period = r.period
WHERE r.exchange_amount IS NOT NULL;
