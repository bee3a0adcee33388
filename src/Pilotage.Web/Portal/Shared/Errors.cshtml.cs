using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Pilotage.Web.Portal.Shared;

/// <summary>What is said when a page is not there, not the reader's, or broken; in both languages, with what to do.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorsModel(Reader here) : PortalPage(here)
{
    public int Status { get; private set; }

    /// <summary>The number under which the log tells of it; only where the program is at fault.</summary>
    public string? Trace { get; private set; }

    public void OnGet(int status)
    {
        Status = status is >= 400 and <= 599 ? status : 404;
        Response.StatusCode = Status;
        if (Status >= 500) Trace = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
    }

    // Whatever the method of the request that failed.
    public void OnPost(int status) => OnGet(status);
}
