using System.Xml.Linq;

namespace Pilotage.Rules;

/// <summary>
/// A rule set as a DMN 1.5 model that other engines run with the same answers: days in force become a condition on the day, a name concluded by
/// several steps a decision for each. What DMN cannot say (English labels, units, certainty) stands in extension elements.
/// </summary>
public static class ModelExport
{
    /// <param name="findings">Told what other engines will not know (RU31x).</param>
    /// <returns>The model as XML.</returns>
    public static string Write(Calculator calculator, List<Finding> findings)
    {
        var document = new XDocument(new XDeclaration("1.0", "UTF-8", null), new ModelWriter(calculator, findings).Model());
        return document.Declaration + "\n" + document + "\n";
    }
}
