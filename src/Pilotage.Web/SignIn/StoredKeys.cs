using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Pilotage.Host.Accounts;

namespace Pilotage.Web.SignIn;

/// <summary>The keys of cookies in the pilot's store, so that a person signed in at one node is signed in at all.</summary>
internal sealed class StoredKeys(AccountBook book) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. book.Keys().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => book.KeepKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult(); // the framework asks so
}
