using Microsoft.Extensions.DependencyInjection;

namespace Pilotage.Web.SignIn.Provider;

/// <summary>Makes the store of tokens when the first program comes, so that a start does not wait for it. What failed is tried again by the next.</summary>
internal sealed class FirstProgram(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private bool done;

    public void Dispose() => one.Dispose();

    public async Task Come(CancellationToken stop)
    {
        if (Volatile.Read(ref done)) return;
        await one.WaitAsync(stop);
        try
        {
            if (done) return;
            using var scope = scopes.CreateScope();
            await scope.ServiceProvider.GetRequiredService<Programs>().Prepare(stop);
            Volatile.Write(ref done, true);
        }
        finally
        {
            one.Release();
        }
    }
}
