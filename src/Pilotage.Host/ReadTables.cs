namespace Pilotage.Host;

/// <summary>Tables kept beside the journal so that today's pages need not fold: changed in the same transaction, made anew from facts at any time.</summary>
internal static class ReadTables
{
    public static readonly string[] Schema =
    [
        "create table if not exists pack_file (pilot text not null, hash text not null, path text not null, words text not null, primary key (pilot, hash, path))",
        "create table if not exists pilot_setting (pilot text not null, name text not null, value text not null, primary key (pilot, name))",
        """
        create table if not exists window_case (
            pilot text not null, number text not null, service text not null, pack text not null, unit text not null, applicant text not null, measure integer not null,
            stage text not null, open integer not null, filed text not null, due text not null, clock text not null, lapses text not null,
            on_time integer not null, version integer not null,
            primary key (pilot, number))
        """,
        "create index if not exists window_case_measure on window_case (pilot, measure, open, due)",
        "create index if not exists window_case_lapses on window_case (pilot, lapses)",
        // Who may see a case: one row for the unit, one for the applicant; a list is one range of one index for each holder a person acts for.
        "create table if not exists window_case_holder (pilot text not null, holder text not null, open integer not null, due text not null, number text not null, primary key (pilot, holder, number))",
        "create index if not exists window_case_holder_due on window_case_holder (pilot, holder, open, due, number)",
        "create table if not exists access_grant (pilot text not null, person text not null, role text not null, holder text not null, valid_from text not null, valid_to text not null, primary key (pilot, person, role, holder, valid_from))",
        "create table if not exists access_person (pilot text not null, id text not null, name text not null, sample integer not null, primary key (pilot, id))",
        "create table if not exists enterprise (pilot text not null, id text not null, zh text not null, en text not null, primary key (pilot, id))",
        "create table if not exists register_entry (pilot text not null, register text not null, stream text not null, state text not null, until text not null, case_number text not null, primary key (pilot, register, stream))",
        "create table if not exists certificate (pilot text not null, number text not null, kind text not null, case_number text not null, issued text not null, words text not null, primary key (pilot, number))",
        // Supervision: days, not lights, so that a light is right on any day without a job.
        """
        create table if not exists supervised_measure (
            pilot text not null, measure integer not null, lead text not null, next_lead text not null, next_lead_on text not null, named integer not null, planned text not null,
            closed text not null, stage text not null, landed text not null, due text not null, milestone text not null, milestone_name text not null, pending text not null, version integer not null,
            primary key (pilot, measure))
        """,
        "create table if not exists unit_report (pilot text not null, unit text not null, period text not null, stage text not null, submitted text not null, returned text not null, postponed text not null, signed integer not null, version integer not null, primary key (pilot, unit, period))",
        "create table if not exists escalation (pilot text not null, subject text not null, unit text not null, step text not null, number text not null, taken text not null, answered text not null, review text not null, version integer not null, primary key (pilot, subject))",
        "create table if not exists matter (pilot text not null, number text not null, kind text not null, title text not null, unit text not null, raised_by text not null, stage text not null, since text not null, raised text not null, version integer not null, primary key (pilot, number))",
        "create index if not exists matter_kind on matter (pilot, kind, raised, number)",
        "create table if not exists matter_measure (pilot text not null, measure integer not null, number text not null, primary key (pilot, measure, number))",
        "create table if not exists dispatch (pilot text not null, id text not null, kind text not null, template text not null, organ text not null, title text not null, number text not null, stage text not null, drafted text not null, version integer not null, primary key (pilot, id))",
        "create table if not exists dispatch_party (pilot text not null, unit text not null, id text not null, primary key (pilot, unit, id))",
        // What is examined for publication: place is the order of proposals, shown that of publications; number is what the public asks for.
        """
        create table if not exists clearance (
            pilot text not null, id text not null, kind text not null, subject text not null, title text not null, unit text not null, stage text not null, proposed text not null,
            decided text not null, number text not null, place bigint not null, shown bigint not null, version integer not null,
            primary key (pilot, id))
        """,
        "create index if not exists clearance_shown on clearance (pilot, stage, shown)",
        "create index if not exists clearance_number on clearance (pilot, number)",
        "create index if not exists clearance_subject on clearance (pilot, subject)",
        // What a search finds, one row for each group of readers of a record; who they are is among the words, see PilotIndex.
        """
        create table if not exists search_text (
            pilot text not null, doc bigint not null, stream text not null, part text not null, kind text not null, title_zh text not null, title_en text not null, words text not null,
            primary key (pilot, doc))
        """,
        "create unique index if not exists search_text_stream on search_text (pilot, stream, part)",
        "create table if not exists roster_unit (pilot text not null, unit text not null, entries integer not null, primary key (pilot, unit))",
    ];

    /// <summary>A day that sorts after all others, for what has none.</summary>
    public const string Never = "9999-12-31";

    public static string Of(DateOnly? day) => day is { } given ? given.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : Never;

    public static DateOnly? Day(string written) => written == Never ? null : DateOnly.ParseExact(written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
