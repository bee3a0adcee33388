namespace Pilotage.Host.Tests;

/// <summary>A test that needs PostgreSQL: run where it is installed, else skipped with the reason said.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresCluster.Programs is null) Skip = "needs PostgreSQL, which is not installed on this machine";
    }
}
