-- Months of each reported period that count: from the application on, and earlier ones with eligibility
-- (data.rules.eligibility).
CREATE OR REPLACE TABLE eligible AS
SELECT r.person, r.period, m.month
FROM (SELECT DISTINCT person, period FROM in_force) r
JOIN months m ON m.period = r.period
JOIN open_persons p ON p.person = r.person
JOIN histories h ON h.case_number = p.case_number
LEFT JOIN budgeted b ON b.case_number = p.case_number AND b.month = m.month
WHERE ${eligible};
