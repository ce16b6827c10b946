-- A partial match is said once a person, by the newest record.
INSERT INTO facts
WITH newest AS (
    SELECT *
    FROM reported
    QUALIFY row_number() OVER (PARTITION BY ssn ORDER BY period DESC) = 1
)
SELECT p.*, 'IDENTITY', n.period, 0, NULL, NULL, n.differs
FROM newest n
JOIN open_persons p ON p.ssn = n.ssn
WHERE n.partial;
