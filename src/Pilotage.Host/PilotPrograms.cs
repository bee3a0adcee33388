using System.Text.Json.Nodes;

namespace Pilotage.Host;

public sealed partial class Pilot
{
    /// <summary>Writes down that a program was let in, and as whom it acts for itself; its secret is no fact.</summary>
    public Task<Outcome<Done>> LetProgramIn(string program, string name, string? actsAs, Actor who) =>
        ProgramFact(program, "program-let-in", new JsonObject { ["name"] = name, ["acts_as"] = actsAs }, who);

    /// <summary>Writes down that a program was ended.</summary>
    public Task<Outcome<Done>> EndProgram(string program, Actor who) => ProgramFact(program, "program-ended", [], who);

    private Task<Outcome<Done>> ProgramFact(string program, string type, JsonObject said, Actor who) => journal.Write<Done>(who, draft =>
    {
        if (!Administers(draft, who)) return NotAdministrator();
        draft.Append($"program/{program}", type, said, Today, null);
        return new Done(program, 1);
    });
}
