-- What there is to say of amounts, for every period.
--
-- While any record of a period matches in part only, its sum may be another person's: no amount is compared.
CREATE OR REPLACE TABLE facts AS
WITH budgeted AS (
    SELECT case_number, person_code, period, sum(amount)::BIGINT AS case_amount
    FROM incomes
    JOIN months USING (month)
    GROUP BY case_number, person_code, period
)
SELECT
    p.*,
    'AMOUNT' AS error_type,
    r.period,
    r.period AS repeat_period,
    coalesce(b.case_amount, 0) AS case_amount,
    r.exchange_amount,
    '' AS differs
FROM reported r
JOIN open_persons p ON p.ssn = r.ssn
LEFT JOIN budgeted b
    ON b.case_number = p.case_number AND b.person_code = p.person_code AND b.period = r.period
WHERE NOT r.partial AND r.exchange_amount IS NOT NULL;
