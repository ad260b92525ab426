-- What was just imported waits in a list until it is sorted into an index, and every search reads the whole list.
-- At the default of 4 MB that is felt after a large import; a short list costs the import little.
ALTER INDEX name_entry_tokens_idx SET (gin_pending_list_limit = 256);
ALTER INDEX name_entry_latin_idx SET (gin_pending_list_limit = 256);
ALTER INDEX text_entry_tokens_idx SET (gin_pending_list_limit = 256);
