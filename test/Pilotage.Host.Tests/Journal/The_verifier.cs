using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Pilotage.Host.Tests;

public class The_verifier
{
    private const int Facts = 300;

    private static readonly Actor Officer = new("p-li");
    private static readonly DateOnly Day = new(2021, 2, 22);

    [Theory, Stores]
    public async Task finds_an_untouched_journal_whole_and_says_what_the_head_does_not_vouch_for(string kind)
    {
        await using var place = Place.On(kind);
        var (key, head) = await Filled(place);
        var journal = await place.Open();
        await journal.Write<Entry>(Officer, draft => Filed(draft, "case/behind", "后来"));
        await journal.Seal();
        var found = Verify(place, key, head);
        Assert.Empty(found.Faults);
        Assert.Equal((Facts, Facts + 1, 1, 0), (found.Size, found.Checked, found.Behind, found.Unsealed));
    }

    [Theory, Stores]
    public async Task stays_green_after_an_erasure(string kind)
    {
        await using var place = Place.On(kind);
        var (key, head) = await Filled(place);
        var journal = await place.Open();
        await journal.Erase("case/3", Officer, "本人申请", Day);
        Assert.Empty(Verify(place, key, head).Faults);
    }

    // Position 137 is case/7#14: facts go round the ten streams.
    [Theory]
    [InlineData("one flipped byte", Damage.Changed, "case/7", 14)]
    [InlineData("a body rewritten with the chain behind it", Damage.Changed, "case/7", 14)]
    [InlineData("a deleted row", Damage.Deleted, "case/7", 14)]
    [InlineData("a deleted row with the others moved up", Damage.Deleted, "case/7", 14)]
    [InlineData("two rows exchanged", Damage.Reordered, "case/7", 14)]
    [InlineData("two bodies exchanged", Damage.Reordered, "case/7", 14)]
    [InlineData("a swapped name", Damage.Swapped, "case/7", 14)]
    [InlineData("two names and salts exchanged", Damage.Swapped, "case/7", 14)]
    [InlineData("a name gone without erasure", Damage.Swapped, "case/7", 14)]
    [InlineData("a tail cut off", Damage.Cut, null, null)]
    [InlineData("a tail cut off with its tiles and heads", Damage.Cut, null, null)]
    [InlineData("another key", Damage.Head, null, null)]
    [InlineData("tiles broken", Damage.Proofs, null, null)]
    [InlineData("tiles broken and one byte flipped", Damage.Changed, "case/7", 14)]
    public async Task names_the_first_fact_that_was_touched(string how, Damage damage, string? stream, int? number)
    {
        foreach (var kind in new StoresAttribute().GetData(null!).Select(row => (string)row[0]))
        {
            await using var place = Place.On(kind);
            var (key, head) = await Filled(place);
            await using var other = Place.On("sqlite");
            if (how == "another key") key = (await Filled(other)).Key;
            else Touch(place, how);
            var found = Verify(place, key, head);
            Assert.False(found.Whole, $"{how} on {kind} was not found");
            Assert.True((damage, stream, number) == (found.Faults[0].Damage, found.Faults[0].Stream, found.Faults[0].Number),
                $"{how} on {kind}: {string.Join(" | ", found.Faults.Take(4).Select(fault => $"{fault.Damage} {fault.Stream}#{fault.Number} {fault.Message.En}"))}");
        }
    }

    [Fact]
    public async Task sees_any_byte_of_the_file_that_matters()
    {
        await using var place = Place.On("sqlite");
        var (key, head) = await Filled(place);
        var file = Path.Combine(place.Store, "pilotage.db");
        var bytes = File.ReadAllBytes(file);
        var needle = System.Text.Encoding.UTF8.GetBytes("\"stream\":\"case/7\",\"number\":14,");
        var at = bytes.AsSpan().IndexOf(needle);
        Assert.True(at > 0);
        bytes[at + needle.Length + 40] ^= 1;
        File.WriteAllBytes(file, bytes);
        var fault = Verify(place, key, head).Faults[0];
        Assert.Equal(("case/7", 14), (fault.Stream, fault.Number));
    }

    private static async Task<(string Key, Head Head)> Filled(Place place)
    {
        var journal = await place.Open();
        for (var i = 0; i < Facts; i += 100)
        {
            var start = i;
            await journal.Write<int>(Officer, draft =>
            {
                for (var j = start; j < start + 100; j++) Filed(draft, $"case/{j % 10}", $"申请人{j}");
                return 0;
            });
            await journal.Seal();
        }
        var (key, head) = (journal.PublicKey, journal.Head()!);
        Assert.Equal(Facts, head.Size);
        await place.Close(journal);
        return (key, head);
    }

    private static Verification Verify(Place place, string key, Head head)
    {
        using var journal = Examination.Open(place.Store, place.Pilot);
        return journal.Verify(key, Head.Of(Signed.Parse(head.Signed.ToString())));
    }

    private static void Touch(Place place, string how)
    {
        var mine = $"pilot = '{place.Pilot}'";
        var fact = $"{mine} and stream = 'case/7' and number = 14";
        var lite = place.IsFolder;
        switch (how)
        {
            case "one flipped byte": Flip(place, fact); break;
            case "a body rewritten with the chain behind it": Rewrite(place); break;
            case "a deleted row": Run(place, $"delete from journal_entry where {fact}"); break;
            case "a deleted row with the others moved up":
                Run(place, $"delete from journal_entry where {fact}");
                if (lite) Run(place, "update journal_entry set seq = seq - 1 where seq > 138");
                else
                {
                    Run(place, $"delete from journal_log where {fact}");
                    Run(place, $"update journal_log set position = -position where {mine} and position > 137");
                    Run(place, $"update journal_log set position = -position - 1 where {mine} and position < 0");
                }
                break;
            case "two rows exchanged":
                var (table, column, first, second) = lite ? ("journal_entry", "seq", 138, 148) : ("journal_log", "position", 137, 147);
                Run(place, $"update {table} set {column} = -1 where {mine} and {column} = {first}");
                Run(place, $"update {table} set {column} = {first} where {mine} and {column} = {second}");
                Run(place, $"update {table} set {column} = {second} where {mine} and {column} = -1");
                break;
            case "two bodies exchanged":
                var (one, two) = (Bytes(place, 14), Bytes(place, 15));
                Put(place, fact, two);
                Put(place, $"{mine} and stream = 'case/7' and number = 15", one);
                break;
            case "a swapped name": Run(place, $"update journal_personal set value = '别人' where {fact}"); break;
            case "two names and salts exchanged":
                Run(place, $"update journal_personal set number = 99 where {fact}");
                Run(place, $"update journal_personal set number = 14 where {mine} and stream = 'case/7' and number = 15");
                Run(place, $"update journal_personal set number = 15 where {mine} and stream = 'case/7' and number = 99");
                break;
            case "a name gone without erasure": Run(place, $"delete from journal_personal where {fact}"); break;
            case "a tail cut off": Cut(place, mine); break;
            case "a tail cut off with its tiles and heads":
                Cut(place, mine);
                Run(place, $"delete from journal_head where {mine} and size > 200");
                Run(place, $"delete from journal_tile where {mine}");
                Run(place, $"update journal_sealer set size = 250 where {mine}");
                break;
            case "tiles broken": Run(place, $"update journal_tile set hashes = {(lite ? "zeroblob(8192)" : "decode(repeat('00', 8192), 'hex')")} where {mine} and level = 0 and place = 1"); break;
            case "tiles broken and one byte flipped":
                Touch(place, "tiles broken");
                Flip(place, fact);
                break;
            default: throw new ArgumentException(how);
        }
    }

    private static void Cut(Place place, string mine)
    {
        if (place.IsFolder) Run(place, "delete from journal_entry where seq > 250");
        else
        {
            Run(place, $"delete from journal_entry where {mine} and (stream, number) in (select stream, number from journal_log where {mine} and position >= 250)");
            Run(place, $"delete from journal_log where {mine} and position >= 250");
        }
    }

    private static void Flip(Place place, string fact)
    {
        var bytes = Bytes(place, 14);
        bytes[^10] ^= 1;
        Put(place, fact, bytes);
    }

    // What somebody with all the rights but not the head would do: change one fact and make every later hash of its stream fit.
    private static void Rewrite(Place place)
    {
        var prev = "";
        for (var number = 14; number <= 30; number++)
        {
            var json = JsonNode.Parse(Bytes(place, number))!;
            if (number == 14) json["body"]!["name"] = "被改的人";
            else json["prev"] = prev;
            var bytes = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(FactJson.Options));
            Put(place, $"pilot = '{place.Pilot}' and stream = 'case/7' and number = {number}", bytes);
            prev = Hash.Of(bytes);
        }
    }

    private static byte[] Bytes(Place place, int number)
    {
        using var connection = Connect(place);
        using var command = connection.CreateCommand();
        command.CommandText = $"select bytes from journal_entry where pilot = '{place.Pilot}' and stream = 'case/7' and number = {number}";
        return (byte[])command.ExecuteScalar()!;
    }

    private static void Put(Place place, string where, byte[] bytes) => Run(place, $"update journal_entry set bytes = @bytes where {where}", bytes);

    private static void Run(Place place, string sql, byte[]? bytes = null)
    {
        using var connection = Connect(place);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (bytes is not null)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@bytes", bytes);
            command.Parameters.Add(parameter);
        }
        Assert.True(command.ExecuteNonQuery() > 0, sql);
    }

    private static System.Data.Common.DbConnection Connect(Place place)
    {
        System.Data.Common.DbConnection connection = place.IsFolder
            ? new SqliteConnection($"Data Source={Path.Combine(place.Store, "pilotage.db")};Pooling=False")
            : new NpgsqlConnection(place.Store);
        connection.Open();
        return connection;
    }

    private static Entry Filed(Draft draft, string stream, string name) =>
        draft.Append(stream, "case.filed", new JsonObject { ["name"] = "企业", ["legalPerson"] = new JsonObject { ["$personal"] = name } }, Day, null);
}
