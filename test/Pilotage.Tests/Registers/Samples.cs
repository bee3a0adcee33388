using Pilotage.Registers;
using Pilotage.Yaml;

namespace Pilotage.Tests.Registers;

/// <summary>Definitions and asks that several classes here use.</summary>
internal static class Samples
{
    public static readonly DateOnly Day = new(2021, 2, 22);

    public static readonly Source Law = new("a-law", "70");

    public static Register Agencies { get; } = Read("""
        register: agencies
        name: { zh: 旅行社登记簿, en: Register of agencies }
        unit: office
        source: a-law#42
        public: true
        key: [code]
        validity: { years: 3, source: a-law#9 }
        fields:
          - { id: code, label: { zh: 信用代码, en: Code }, public: true }
          - { id: name, label: { zh: 名称, en: Name }, public: true }
          - { id: head, label: { zh: 法定代表人, en: Head }, personal: true, required: false }
          - { id: capital, label: { zh: 注册资本, en: Capital }, type: money, required: false }
          - id: scope
            label: { zh: 经营范围, en: Scope }
            type: codes
            public: true
            options: [{ id: domestic, label: { zh: 国内旅游, en: domestic } }, { id: inbound, label: { zh: 入境旅游, en: inbound } }]
        """, "agencies.yaml", Register.Read);

    public static Quota Seats { get; } = Read("""
        quota: seats
        name: { zh: 培训名额, en: Seats }
        unit: office
        source: a-law#1
        measure: { zh: 名, en: seats }
        period: quarter
        limits:
          - { limit: 10, valid_from: 2020-01-01, valid_to: 2020-12-31, source: a-law#2 }
          - { limit: 100, valid_from: 2021-01-01, valid_to: 2021-12-31, source: a-law#3, certainty: unverified }
        """, "seats.yaml", Quota.Read);

    public static RegisterAsk.Enter Acme { get; } = Enter("91310000MA1FL0ABCD");

    public static RegisterAsk.Enter Enter(string code) => new(
        [new("code", code), new("name", "上海示例旅行社有限公司"), new("head", "王五"), new("capital", "300,000"), new("scope", "domestic, inbound")], Case: "case/7", Certificate: "L-1");

    public static T Read<T>(string yaml, string file, Func<Form, T> reader) where T : class
    {
        var (value, findings) = Try(yaml, file, reader);
        Assert.Empty(findings);
        return value!; // no findings, so there is a value
    }

    public static (T? Value, List<Finding> Findings) Try<T>(string yaml, string file, Func<Form, T> reader) where T : class
    {
        var findings = new List<Finding>();
        var node = YamlText.Read(file, yaml, findings);
        return (node is null ? null : Form.Read(node, true, findings, reader), findings);
    }

    /// <summary>The facts after several asks, all of them granted, each on its day.</summary>
    public static Seq<RegisterFact> After(params (DateOnly Day, RegisterAsk Ask)[] asks)
    {
        Seq<RegisterFact> facts = [];
        foreach (var (day, ask) in asks) facts = facts.AddRange(Registrar.Decide(Agencies, RegisterEntry.From(facts, day), ask, day).Value);
        return facts;
    }
}
