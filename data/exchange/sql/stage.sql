-- A batch of lines: cut into fields, each made a value, with the first thing that is wrong.
INSERT INTO staged
WITH cut AS (
    SELECT line, record, length(record) = ${record_length} AS whole, ${cuts}
    FROM lines
),
valued AS (
    SELECT *, ${values}
    FROM cut
)
SELECT line, ${problem}, ${control}, ${names}
FROM valued;
