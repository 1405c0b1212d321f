-- The words of a text as search knows them: lower case, without accents, parted by single spaces.
CREATE FUNCTION catalog_words(value text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(lower(unaccent(value) COLLATE "und-x-icu"), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- What a product is found by, heaviest first: name; brand and SKU; specifications; description.
CREATE FUNCTION catalog_vector(name text, brand text, sku text, specifications jsonb, description text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT setweight(to_tsvector('simple', catalog_words(name)), 'A')
        || setweight(to_tsvector('simple', catalog_words(brand || ' ' || sku)), 'B')
        || setweight(to_tsvector('simple', catalog_words(coalesce(
               (SELECT string_agg(s ->> 'value', ' ') FROM jsonb_array_elements(specifications) AS s), ''))), 'C')
        || setweight(to_tsvector('simple', catalog_words(description)), 'D')
$$;

-- Every word that some product has or had. A misspelt word is looked up here, among some ten thousand words, and the
-- products are then found by an exact index; comparing trigrams with whole descriptions would read most of them.
CREATE TABLE search_word (
    word text COLLATE "C" PRIMARY KEY
);
CREATE INDEX search_word_alike ON search_word USING gist (word gist_trgm_ops);

-- A query for products that have every word of `value`: the word itself, the beginning of one, or its singular. With
-- `typos`, a word that neither is nor begins a known one also stands for the known ones one letter away (two, from five letters on).
-- NULL when `value` has no words.
CREATE FUNCTION catalog_query(value text, typos boolean) RETURNS tsquery
LANGUAGE plpgsql STABLE AS $$
DECLARE
    term   text;
    part   tsquery;
    alike  text;
    result tsquery;
BEGIN
    FOREACH term IN ARRAY (string_to_array(catalog_words(value), ' '))[1:16] LOOP
        CONTINUE WHEN term = '';
        part := to_tsquery('simple', quote_literal(term) || ':*');
        IF length(term) >= 5 AND right(term, 1) = 's' THEN
            part := part || to_tsquery('simple', quote_literal(left(term, -1)));
        END IF;
        IF typos AND length(term) BETWEEN 4 AND 40 AND term ~ '[^0-9]'
           AND NOT EXISTS (SELECT FROM search_word w WHERE right(term, 1) = 's' AND w.word = left(term, -1))
           AND NOT coalesce(starts_with((SELECT w.word FROM search_word w WHERE w.word >= term COLLATE "C"
                                         ORDER BY w.word LIMIT 1), term), false) THEN
            SELECT string_agg(quote_literal(near.word), '|') INTO alike
              FROM (SELECT w.word FROM search_word w ORDER BY w.word <-> term LIMIT 40) AS near
             WHERE levenshtein_less_equal(near.word, term, 2) <= CASE WHEN length(term) = 4 THEN 1 ELSE 2 END;
            IF alike IS NOT NULL THEN
                part := part || to_tsquery('simple', alike);
            END IF;
        END IF;
        result := CASE WHEN result IS NULL THEN part ELSE result && part END;
    END LOOP;
    RETURN result;
END
$$;
