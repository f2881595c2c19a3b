-- Text as lists compare and sort it: lower case, without accents or ligatures. Made of nothing that depends on the
-- server's locale, so that both engines agree; the letters are those of domain/values/text.ts. Plain ASCII, which most
-- values are, pays for nothing but lower().
create function folded(value text) returns text language sql immutable parallel safe as $$
  select case when octet_length(value) = char_length(value) then lower(value collate "C")
    else lower(regexp_replace(normalize(
      replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(value,
        'Œ', 'oe'), 'œ', 'oe'), 'Æ', 'ae'), 'æ', 'ae'), 'ß', 'ss'), 'Ø', 'o'), 'ø', 'o'), 'Ł', 'l'), 'ł', 'l'), 'Đ', 'd'), 'đ', 'd'),
        'Ð', 'ð'), 'Þ', 'þ'), 'Ħ', 'ħ'), 'Ŋ', 'ŋ'), 'Ŧ', 'ŧ'), NFKD), '[\u0300-\u036f]+', '', 'g') collate "C")
  end
$$;

-- The company is what a list is sorted by beside the name, which has a key of its own.
create index lead_company_sort on lead (folded(company_name) collate "C", id) where deleted_at is null and archived_at is null and merged_into_id is null;
