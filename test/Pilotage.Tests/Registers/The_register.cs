using System.Text.Json;
using Pilotage.Registers;
using static Pilotage.Tests.Registers.Samples;

namespace Pilotage.Tests.Registers;

public class The_register
{
    private static readonly RegisterAsk.Revoke Penalty = new(RevocationKind.Revocation, new("出借许可证", "Lent the licence"), Law);
    private static readonly RegisterAsk.Cancel StrikeOff = new(new("终止经营", "Closed down"), Law);

    [Fact]
    public void holds_an_entry_from_the_day_it_is_made_until_the_corresponding_day_of_the_last_year()
    {
        var entry = RegisterEntry.From(After((Day, Acme)), Day);

        Assert.Equal((EntryState.Valid, Day, new DateOnly(2024, 2, 22)), (entry.State, entry.EnteredOn, entry.Until));
        Assert.Equal("CNY 300000", entry.Particulars.Of("capital"));
        Assert.Equal("domestic,inbound", entry.Particulars.Of("scope"));
    }

    [Fact]
    public void refuses_a_second_live_entry_and_says_since_when_the_first_is_there()
    {
        var refusal = Ask(After((Day, Acme)), Acme, Day.AddDays(3)).Refusal!;

        Assert.Equal("register-key-taken", refusal.Code);
        Assert.Contains("已于 2021-02-22 登记，现为“有效”", refusal.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("made on 2021-02-22 and now valid", refusal.Reason.En, StringComparison.Ordinal);
        Assert.Equal("a-law#42", refusal.Basis!.ToString());
        Assert.NotNull(refusal.Advice);
    }

    [Fact]
    public void takes_the_same_key_again_once_the_first_is_struck_off()
    {
        var facts = After((Day, Acme), (Day.AddDays(1), StrikeOff), (Day.AddDays(2), Acme));

        Assert.Equal((EntryState.Valid, 1), (RegisterEntry.From(facts, Day.AddDays(2)).State, RegisterEntry.From(facts, Day.AddDays(2)).Earlier));
    }

    [Fact]
    public void names_everything_that_is_wrong_with_an_entry_at_once()
    {
        var refusal = Ask([], new RegisterAsk.Enter([new("code", "X"), new("nmae", "Y"), new("capital", "much"), new("scope", "outbound")]), Day).Refusal!;

        Assert.Equal("register-particulars", refusal.Code);
        Assert.Equal(
            "'Name' is missing; there is no field 'nmae'; did you mean 'name'?; 'Capital' should be an amount such as CNY 300000, not 'much'; 'Scope' should be one of domestic, inbound, not 'outbound'.",
            refusal.Reason.En);
    }

    [Fact]
    public void keeps_what_is_about_a_person_apart_from_the_fact()
    {
        var entered = Assert.IsType<RegisterFact.Entered>(After((Day, Acme))[0]);

        var head = entered.Particulars.Single(particular => particular.Field == "head");
        Assert.Equal((null, "王五"), (head.Value, head.Person!.Value));
        Assert.Equal("（已删除）", RegisterValue.Shown(Agencies.Field("head")!, new("head", null, new(null))).Zh);
    }

    [Fact]
    public void amends_only_what_changes()
    {
        var facts = After((Day, Acme), (Day.AddDays(5), new RegisterAsk.Amend([new("name", "上海新名旅行社有限公司"), new("capital", "CNY 300000")])));

        var amended = Assert.IsType<RegisterFact.Amended>(facts[1]);
        Assert.Equal(["name"], amended.Particulars.Select(particular => particular.Field));
        Assert.Equal("上海新名旅行社有限公司", RegisterEntry.From(facts, Day.AddDays(5)).Particulars.Of("name"));
        Assert.Equal("王五", RegisterEntry.From(facts, Day.AddDays(5)).Particulars.Of("head"));
    }

    [Fact]
    public void does_not_let_the_key_be_amended() =>
        Assert.Equal("register-key-stays", Ask(After((Day, Acme)), new RegisterAsk.Amend([new("code", "OTHER")]), Day).Refusal!.Code);

    [Fact]
    public void refuses_an_amendment_that_changes_nothing() =>
        Assert.Equal("register-nothing-changed", Ask(After((Day, Acme)), new RegisterAsk.Amend([new("capital", "300000")]), Day).Refusal!.Code);

    [Fact]
    public void refuses_to_empty_what_an_entry_must_have() =>
        Assert.Equal("'Name' cannot be empty.", Ask(After((Day, Acme)), new RegisterAsk.Amend([new("name", " ")]), Day).Refusal!.Reason.En);

    [Theory]
    [InlineData("2024-02-22", EntryState.Valid)]
    [InlineData("2024-02-23", EntryState.Expired)]
    public void lets_an_entry_expire_by_time_alone(string day, EntryState state) =>
        Assert.Equal(state, RegisterEntry.From(After((Day, Acme)), DateOnly.Parse(day, null)).State);

    [Fact]
    public void writes_the_expiry_dated_by_the_law_however_late_the_job_runs()
    {
        var facts = After((Day, Acme));

        var lapsed = RegisterEntry.Lapsed(facts, new(2024, 5, 1));

        Assert.Equal([new RegisterFact.Expired(new(2024, 2, 23))], lapsed);
        Assert.Empty(RegisterEntry.Lapsed(facts.AddRange(lapsed), new(2024, 5, 2)));
        Assert.Equal(RegisterEntry.From(facts, new(2024, 5, 2)), RegisterEntry.From(facts.AddRange(lapsed), new(2024, 5, 2)));
    }

    [Fact]
    public void renews_a_term_before_it_ends_and_not_after()
    {
        var renewal = new RegisterAsk.Amend([], new DateOnly(2027, 2, 22));

        Assert.Equal(EntryState.Valid, RegisterEntry.From(After((Day, Acme), (new(2024, 2, 1), renewal)), new(2025, 1, 1)).State);
        Assert.Contains("apply for a new entry", Ask(After((Day, Acme)), renewal, new(2024, 3, 1)).Refusal!.Advice!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void ends_a_suspension_by_itself_after_its_last_day()
    {
        var facts = After((Day, Acme), (Day, new RegisterAsk.Suspend(new("停业整顿一个月", "Closed for a month to put things right"), Law, new(2021, 3, 22))));

        Assert.Equal(EntryState.Suspended, RegisterEntry.From(facts, new(2021, 3, 22)).State);
        Assert.Equal((EntryState.Valid, new DateOnly(2021, 3, 23)), (RegisterEntry.From(facts, new(2021, 3, 23)).State, RegisterEntry.From(facts, new(2021, 3, 23)).Since));
    }

    [Fact]
    public void restores_what_was_suspended_without_end()
    {
        var facts = After((Day, Acme), (Day, new RegisterAsk.Suspend(new("整改", "To be put right"), Law)), (Day.AddDays(40), new RegisterAsk.Restore(new("整改完成", "Put right"))));

        Assert.Equal(EntryState.Valid, RegisterEntry.From(facts, Day.AddDays(40)).State);
    }

    [Fact]
    public void tells_withdrawal_annulment_and_revocation_apart()
    {
        var said = Enum.GetValues<RevocationKind>().Select(kind => RegisterWords.Of(RegisterEntry.From(After((Day, Acme), (Day, Penalty with { Manner = kind })), Day)).Zh);

        Assert.Equal(["已撤回", "已撤销", "已吊销"], said);
    }

    [Fact]
    public void strikes_off_what_was_revoked_or_has_expired_but_not_twice()
    {
        Assert.Equal(EntryState.Cancelled, RegisterEntry.From(After((Day, Acme), (Day, Penalty), (Day, StrikeOff)), Day).State);
        Assert.Equal(EntryState.Cancelled, RegisterEntry.From(After((Day, Acme), (new(2024, 4, 1), StrikeOff)), new(2024, 4, 1)).State);
        Assert.Equal("register-state", Ask(After((Day, Acme), (Day, StrikeOff)), StrikeOff, Day).Refusal!.Code);
    }

    [Fact]
    public void takes_nothing_away_without_reason_and_clause()
    {
        Assert.Equal("register-reason-missing", Ask(After((Day, Acme)), Penalty with { Reason = new(" ") }, Day).Refusal!.Code);
        Assert.Equal("register-reason-missing", Ask(After((Day, Acme)), StrikeOff with { Basis = new("") }, Day).Refusal!.Code);
    }

    [Fact]
    public void says_in_both_languages_what_is_not_possible_in_which_state()
    {
        var refusal = Ask(After((Day, Acme), (Day.AddDays(1), Penalty)), new RegisterAsk.Restore(new("申诉", "Appeal")), Day.AddDays(2)).Refusal!;

        Assert.Equal("该登记自 2021-02-23 起为“已吊销”，不能恢复。", refusal.Reason.Zh);
        Assert.Equal("The entry has been revoked since 2021-02-23; it cannot be restored.", refusal.Reason.En);
    }

    [Fact]
    public void knows_no_entry_where_none_was_made() =>
        Assert.Equal("register-entry-absent", Ask([], Penalty, Day).Refusal!.Code);

    [Theory]
    [InlineData("91310000ma1fl0abcd")]
    [InlineData(" 91310000MA1FL0ABCD ")]
    [InlineData("９１３１００００ＭＡ１ＦＬ０ＡＢＣＤ")]
    public void has_one_stream_for_one_key_however_it_is_typed(string typed) =>
        Assert.Equal("register/agencies/91310000MA1FL0ABCD", Agencies.Stream(Enter(typed).Particulars));

    [Fact]
    public void shows_the_public_no_reason_no_case_and_no_closed_particular()
    {
        var facts = After((Day, Acme), (Day, Penalty)).Select(fact => fact.ByPublic(Agencies)!).ToSeq();

        Assert.Equal(["code", "name", "scope"], Assert.IsType<RegisterFact.Entered>(facts[0]).Particulars.Select(particular => particular.Field));
        Assert.Equal("", ((RegisterFact.Entered)facts[0]).Case);
        Assert.Null(Assert.IsType<RegisterFact.Revoked>(facts[1]).Reason);
        Assert.Null(facts[0].ByPublic(Agencies with { Public = false }));
    }

    [Fact]
    public void explains_how_an_entry_came_to_stand_as_it_does()
    {
        var why = Agencies.Why(After((Day, Acme), (Day.AddDays(1), Penalty)), Day.AddDays(9));

        Assert.Equal("On 2021-03-03 the entry is revoked.", why.Statement.En);
        Assert.Equal(["2021-02-22 登记。", "2021-02-23 已吊销：出借许可证。"], why.Parts.Select(part => part.Statement.Zh));
        Assert.Equal(Law, why.Parts[1].Basis);
    }

    [Fact]
    public void shows_its_entries_as_a_table_with_labels_for_codes()
    {
        var table = Ledger.OfPublic(Agencies, [RegisterEntry.From(After((Day, Acme)), Day)])!;

        Assert.Equal(["code", "name", "scope", "certificate", "from", "until", "state"], table.Columns.Select(column => column.Id));
        Assert.Equal(["91310000MA1FL0ABCD", "上海示例旅行社有限公司", "国内旅游、入境旅游", "L-1", "2021-02-22", "2024-02-22", "有效"], table.Rows[0].Select(cell => cell.Zh));
    }

    [Fact]
    public void writes_facts_and_asks_that_read_back_the_same()
    {
        foreach (var fact in After((Day, Acme), (Day, new RegisterAsk.Suspend(new("整改"), Law)), (Day, new RegisterAsk.Restore(new("完成"))), (Day, Penalty), (Day, StrikeOff)))
            Assert.Equal(fact, JsonSerializer.Deserialize<RegisterFact>(JsonSerializer.Serialize(fact)));
        Assert.Equal(Penalty, JsonSerializer.Deserialize<RegisterAsk>(JsonSerializer.Serialize<RegisterAsk>(Penalty)));
    }

    private static Outcome<Seq<RegisterFact>> Ask(Seq<RegisterFact> facts, RegisterAsk ask, DateOnly day) =>
        Registrar.Decide(Agencies, RegisterEntry.From(facts, day), ask, day);
}
