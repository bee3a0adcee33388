using System.Text;

namespace Pilotage.Host.Documents.Layout;

/// <summary>Where the lines of a title end: words stay whole, and the lines together make a trapezoid or a diamond (GB/T 9704-2012, 7.3.1).</summary>
internal static class TitleLines
{
    // Words of official titles; names of units and plans come with the document.
    private static readonly HashSet<string> Common = [.. """
        关于 进一步 全面 深化 加快 推进 推动 促进 加强 改进 完善 落实 做好 开展 组织 实施 印发 转发 批转 发布 公布 建立 健全 规范 优化 调整 成立 设立 取消 下放 修改 废止 申请 请求 商请 批准 同意 授权 委托 报送 提请 审议 通过
        服务 贸易 创新 发展 试点 改革 开放 工作 情况 阶段 中期 年度 季度 半年 评估 评价 考核 督查 督办 检查 总结 总体 实施 方案 计划 规划 办法 规定 细则 意见 通知 通报 报告 请示 批复 纪要 简报 专报 提示 函 决定 公告 通告 任务 清单 举措 措施 政策 制度 机制 体制
        管理 监管 监测 统计 调查 数据 跨境 流动 安全 评估 信息 平台 建设 试验 示范 区域 领域 行业 企业 人才 资金 投资 外资 外商 金融 保险 旅游 旅行 交通 运输 教育 医疗 卫生 文化 知识 产权 技术 科技 数字 国际 国内 对外 合作 交流 便利 便利化 自由化 市场 准入 行政 许可 审批 登记 备案
        领导 小组 联席 会议 办公室 委员会 人民 政府 市政府 区政府 各区 部门 单位 成员 有关 部署 要求 问题 困难 协调 解决 支持 落地 逾期 进展 经验 做法 典型 案例 推广 复制 第一 第二 第三 第四 第五 第六 第七 第八 第九 第十 季度 月份 上半年 下半年 全年 截至 以来 期间
        服务贸易 创新发展 试点工作 试点任务 专项资金 领导小组 联席会议 知识产权 行政许可 人民政府 阶段评估 综合评估 推进会议 实施方案 工作方案 行动计划 工作要点 跨境数据 数据流动 跨境数据流动 数据跨境流动 跨境服务贸易 安全评估 负面清单 营商环境 事中事后监管 第一季度 第二季度 第三季度 第四季度
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static readonly int LongestCommon = Common.Max(word => word.Length);

    /// <summary>The title cut into lines no wider than given, both in points as the measure says.</summary>
    public static Seq<string> Of(string title, double widest, Seq<string> words, Func<string, double> measure)
    {
        if (title.Contains('\n', StringComparison.Ordinal)) return title.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(line => Of(line, widest, words, measure)).ToSeq();
        var runes = title.EnumerateRunes().ToArray();
        var width = measure(title);
        if (width <= widest) return [title];
        var costs = Costs(runes, words);
        var least = (int)Math.Ceiling(width / widest);
        Cut? best = null;
        for (var lines = least; lines <= least + 1; lines++)
            best = Try(runes, costs, lines, widest, best, measure);
        return best is null ? [title] : best.Ends.Zip(best.Ends.Prepend(0), (to, from) => string.Concat(runes[from..to].Select(rune => rune.ToString()))).ToSeq();
    }

    private sealed record Cut(int[] Ends, double Cost);

    private static Cut? Try(Rune[] runes, double[] costs, int lines, double widest, Cut? best, Func<string, double> measure)
    {
        if (lines > 4) return best ?? Greedy(runes, costs, widest, measure);
        var widths = Sums(runes, measure);
        double Width(int from, int to) => widths[to] - widths[from];
        var ends = new int[lines];
        ends[^1] = runes.Length;
        Next(0, 0, 0);
        return best;

        void Next(int line, int from, double cost)
        {
            if (best is not null && cost >= best.Cost) return;
            if (line == lines - 1)
            {
                if (Width(from, runes.Length) > widest) return;
                var all = cost + Shape(ends, Width, measure("国"));
                if (best is null || all < best.Cost) best = new([.. ends], all);
                return;
            }
            for (var to = from + 1; to < runes.Length; to++)
            {
                if (Width(from, to) > widest) break;
                if (double.IsPositiveInfinity(costs[to])) continue;
                ends[line] = to;
                Next(line + 1, to, cost + costs[to]);
            }
        }
    }

    // More than four lines is no title; it is set as it comes, so that nothing is lost.
    private static Cut Greedy(Rune[] runes, double[] costs, double widest, Func<string, double> measure)
    {
        var widths = Sums(runes, measure);
        double Width(int from, int to) => widths[to] - widths[from];
        var ends = new List<int>();
        for (var from = 0; from < runes.Length;)
        {
            var to = from + 1;
            while (to < runes.Length && Width(from, to + 1) <= widest) to++;
            var end = to;
            while (to < runes.Length && end > from + 1 && double.IsPositiveInfinity(costs[end])) end--;
            ends.Add(end > from + 1 || to == runes.Length ? end : to);
            from = ends[^1];
        }
        return new([.. ends], 0);
    }

    // Lines near in length, neither equal nor with a waist, none of a few characters.
    private static double Shape(int[] ends, Func<int, int, double> width, double character)
    {
        var widths = ends.Zip(ends.Prepend(0), (to, from) => width(from, to) / character).ToArray();
        var mean = widths.Average();
        var cost = widths.Sum(line => Math.Pow((line - mean) / mean, 2)) * 12;
        cost += widths.Count(line => line < 5) * 8;
        cost += widths.Length * 3;
        for (var i = 1; i < widths.Length; i++) if (Math.Abs(widths[i] - widths[i - 1]) < 1) cost += 1;
        for (var i = 1; i < widths.Length - 1; i++) if (widths[i] < widths[i - 1] && widths[i] < widths[i + 1]) cost += 10;
        return cost;
    }

    // Widths of the title's beginnings; what the measure adds between scripts is in them.
    private static double[] Sums(Rune[] runes, Func<string, double> measure)
    {
        var sums = new double[runes.Length + 1];
        for (var i = 0; i < runes.Length; i++) sums[i + 1] = sums[i] + measure(runes[i].ToString()) + (i > 0 && Breaks.Gap(runes[i - 1], runes[i]) ? measure("国") / 4 : 0);
        return sums;
    }

    // What it costs to end a line before each character.
    private static double[] Costs(Rune[] runes, Seq<string> words)
    {
        var costs = new double[runes.Length + 1];
        for (var i = 1; i < runes.Length; i++) costs[i] = Breaks.Between(runes[i - 1], runes[i]) ? 7 : double.PositiveInfinity;
        var known = new bool[runes.Length + 1];
        for (var at = 0; at < runes.Length;)
        {
            var length = Longest(runes, at, words);
            if (length == 0)
            {
                at++;
                continue;
            }
            for (var i = at + 1; i < at + length; i++) costs[i] = double.PositiveInfinity;
            if (!double.IsPositiveInfinity(costs[at])) costs[at] = Math.Min(costs[at], at > 0 && known[at] ? 2 : 4);
            if (at + length < runes.Length && !double.IsPositiveInfinity(costs[at + length])) costs[at + length] = Math.Min(costs[at + length], 4);
            known[at + length] = true;
            at += length;
        }
        for (var i = 1; i < runes.Length; i++)
        {
            if (double.IsPositiveInfinity(costs[i])) continue;
            var (before, after) = (runes[i - 1].ToString(), runes[i].ToString());
            if (after is "的" or "和" or "与" or "及" or "、" or "等") costs[i] = double.PositiveInfinity;
            else if (before is "的" or "、") costs[i] = Math.Min(costs[i], 2);
            else if (Ends(runes, i, "关于")) costs[i] = double.PositiveInfinity;
            else if (Begins(runes, i, "关于")) costs[i] = 0;
        }
        // The kind of document stays with the 的 before it.
        for (var i = Math.Max(1, runes.Length - 3); i < runes.Length; i++) if (runes[i - 1].Value == '的') costs[i] = double.PositiveInfinity;
        return costs;
    }

    private static int Longest(Rune[] runes, int at, Seq<string> words)
    {
        foreach (var word in words.Where(word => word.Length > 1).OrderByDescending(word => word.Length)) if (Begins(runes, at, word)) return word.EnumerateRunes().Count();
        for (var length = Math.Min(LongestCommon, runes.Length - at); length > 1; length--)
            if (Common.Contains(string.Concat(runes[at..(at + length)].Select(rune => rune.ToString())))) return length;
        return 0;
    }

    private static bool Begins(Rune[] runes, int at, string word)
    {
        foreach (var rune in word.EnumerateRunes()) if (at >= runes.Length || runes[at++] != rune) return false;
        return true;
    }

    private static bool Ends(Rune[] runes, int to, string word)
    {
        var length = word.EnumerateRunes().Count();
        return to >= length && Begins(runes, to - length, word);
    }
}
