using Pilotage.Dispatch;

namespace Pilotage.Host.Tests.Dispatch;

public class Facts_of_dispatch
{
    private static readonly DateOnly Day = new(2021, 1, 18);

    private static readonly Wording Words = new("关于进展的通报", ["districts"], ["commerce"], "一、总体进展\n共 [80](/why/pilot/measures) 项。", "此件公开发布", "沪府同〔2021〕1号", ["culture-tourism"],
        [new(new("清单"), [new("no", new("序号"))], [[new("1")]])]);

    [Fact]
    public void are_read_whatever_version_they_were_written_in() => Samples.Hold(Families.Dispatches,
        new DispatchFact.Drafted(Day, "2021-0001", "stage-bulletin", 1, DispatchKind.Circular, "office", "2020Q4", Words), new DispatchFact.Edited(Day, Words),
        new DispatchFact.Invited(Day, "commerce", Hash.Of("1")), new DispatchFact.Commented(Day, "commerce", Hash.Of("1"), "无不同意见"), new DispatchFact.Reviewed(Day, Words.Hash()),
        new DispatchFact.Countersigned(Day, "culture-tourism", Words.Hash()), new DispatchFact.Signed(Day, Words.Hash(), new("样例")), new DispatchFact.SentBack(Day, "补充数据"),
        new DispatchFact.Numbered(Day, "沪服贸办〔2021〕1号", false), new DispatchFact.Sealed(Day, Hash.Of("file"), "key", "c2ln"), new DispatchFact.Issued(Day, Hash.Of("file")),
        new DispatchFact.HandedToOa(Day, "2021-0001"), new DispatchFact.Withdrawn(Day, "内容有误"));
}
