using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Pilotage.Host;
using Pilotage.Packs;
using Pilotage.Web;

namespace Pilotage.Cli;

/// <summary>Opens a pilot and its site, and says in words what stands in the way.</summary>
internal static class Opening
{
    /// <summary>What is broken outside the program: told with what to do, never as a trace.</summary>
    public sealed class InTheWay(Text what, Exception inner) : Exception(what.En, inner)
    {
        public Text What { get; } = what;
    }

    public static async Task<Pilot> Pilot(Pack pack, PilotOptions options, CancellationToken stop)
    {
        try
        {
            return await Host.Pilot.Open(pack, options, stop);
        }
        catch (IOException error) when (error.InnerException is IOException)
        {
            throw new InTheWay(new($"数据文件夹“{options.Data}”正由另一个 Pilotage 进程使用。\n请先停止该进程，或者用 --data 指定另一个文件夹。",
                $"The data folder {options.Data} is in use by another Pilotage process.\nStop it, or name another folder with --data."), error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InTheWay(new($"数据文件夹“{options.Data}”无法读写：{error.Message}\n请检查权限，或者用 --data 指定另一个文件夹。",
                $"The data folder {options.Data} cannot be read and written: {error.Message}\nCheck its permissions, or name another folder with --data."), error);
        }
        catch (DbException error)
        {
            throw new InTheWay(new($"数据库打不开：{error.Message}\n请检查连接串和数据库是否已启动。", $"The database cannot be opened: {error.Message}\nCheck the connection string, and that the database runs."), error);
        }
        catch (InvalidOperationException error) when (error.Message.Contains("holds the journal of", StringComparison.Ordinal))
        {
            throw new InTheWay(new($"数据文件夹“{options.Data}”属于另一个试点，不是“{pack.Id}”。\n请用 --pack 指明方案包，或者用 --data 指定另一个文件夹。",
                $"The data folder {options.Data} belongs to another pilot than '{pack.Id}'.\nName its pack with --pack, or another folder with --data."), error);
        }
    }

    /// <returns>The site, listening.</returns>
    public static async Task<WebApplication> Site(Pilot pilot, WebOptions options, CancellationToken stop)
    {
        var site = await Web.Site.Build(pilot, options);
        try
        {
            await site.StartAsync(stop);
            return site;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            await site.DisposeAsync();
            throw new InTheWay(new($"端口 {options.Port} 已被占用。\n请停止占用它的程序，或者用 --port 指定另一个端口。", $"Port {options.Port} is in use.\nStop the program that has it, or name another with --port."), error);
        }
    }
}
