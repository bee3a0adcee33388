namespace Pilotage.Host;

/// <summary>Words and where they stand, as each database keeps them: FTS5 of SQLite, a tsvector of PostgreSQL. Words come cut, and are taken as they are.</summary>
/// <param name="Schema">The table <c>search_word</c>.</param>
/// <param name="Put">Keeps @words, a blank between them, under @doc.</param>
/// <param name="Drop">Forgets what is kept under @doc.</param>
/// <param name="Clear">Forgets all of a pilot.</param>
/// <param name="Place">The column that says the place.</param>
/// <param name="Holds">The condition that the words of <c>w</c> answer @asked.</param>
internal sealed record WordIndex(IReadOnlyList<string> Schema, string Put, string Drop, string Clear, string Place, string Holds, string And, string Or, char Quote)
{
    // Only what matches is kept, neither the text nor where in it. The tokenizer parts at ASCII signs alone, so it leaves our words whole.
    public static readonly WordIndex Sqlite = new(
        ["create virtual table if not exists search_word using fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii')"],
        "insert into search_word (rowid, words) values (@doc, @words)", "delete from search_word where rowid = @doc", "delete from search_word",
        "w.rowid", "search_word match @asked", " AND ", " OR ", '"');

    // An array of words needs no parser, which would read Chinese by the database's locale.
    public static readonly WordIndex Postgres = new(
        [
            """create table if not exists search_word (pilot text collate "C" not null, doc bigint not null, words tsvector not null, primary key (pilot, doc))""",
            "create index if not exists search_word_words on search_word using gin (words)",
        ],
        "insert into search_word (pilot, doc, words) values (@pilot, @doc, array_to_tsvector(string_to_array(@words, ' ')))",
        "delete from search_word where pilot = @pilot and doc = @doc", "delete from search_word where pilot = @pilot",
        "w.doc", "w.pilot = @pilot and w.words @@ cast(@asked as tsquery)", " & ", " | ", '\'');

    /// <summary>The question for all of these words, and at least one of those.</summary>
    public string Ask(IEnumerable<string> all, IEnumerable<string> any) =>
        string.Join(And, all.Select(Quoted).Append($"({string.Join(Or, any.Select(Quoted))})"));

    // Words hold letters and digits alone; a quote in one would be a mistake of ours.
    private string Quoted(string word) => word.Contains(Quote, StringComparison.Ordinal) || word.Contains('\\', StringComparison.Ordinal)
        ? throw new ArgumentException("a word to search by holds letters and digits alone", nameof(word)) : $"{Quote}{word}{Quote}";
}
