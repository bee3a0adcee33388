using System.Reflection;
using System.Reflection.Emit;

namespace Pilotage.Tests.House;

/// <summary>The types a type uses: in its shape and in the bodies of its methods.</summary>
internal static class Uses
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (var part in type.GetInterfaces()) Add(used, part);
        foreach (var field in type.GetFields(All)) Add(used, field.FieldType);
        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            if (method is MethodInfo info) Add(used, info.ReturnType);
            foreach (var parameter in method.GetParameters()) Add(used, parameter.ParameterType);
            foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) Add(used, local.LocalType);
            foreach (var token in Tokens(method)) Add(used, method, token);
        }
        return used;
    }

    private static void Add(HashSet<Type> used, MethodBase method, int token)
    {
        var types = method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null;
        var own = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (method.Module.ResolveMember(token, types, own))
        {
            case Type type: Add(used, type); break;
            case FieldInfo field: Add(used, field.DeclaringType); Add(used, field.FieldType); break;
            case MethodInfo called:
                Add(used, called.DeclaringType);
                Add(used, called.ReturnType);
                if (called.IsGenericMethod) foreach (var argument in called.GetGenericArguments()) Add(used, argument);
                break;
            case MemberInfo member: Add(used, member.DeclaringType); break;
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter || !used.Add(type)) return;
        if (type.HasElementType) Add(used, type.GetElementType());
        if (type.IsGenericType) foreach (var argument in type.GetGenericArguments()) Add(used, argument);
        if (type.IsNested) Add(used, type.DeclaringType);
    }

    // The metadata tokens of types, fields and methods that a body mentions.
    private static IEnumerable<int> Tokens(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var operation = code[at] == 0xFE ? Codes[unchecked((short)(0xFE00 | code[at + 1]))] : Codes[code[at]];
            at += operation.Size;
            switch (operation.OperandType)
            {
                case OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineSwitch: at += 4 + (BitConverter.ToInt32(code, at) * 4); break;
                case OperandType.InlineNone: break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar: at += 1; break;
                case OperandType.InlineVar: at += 2; break;
                case OperandType.InlineI8 or OperandType.InlineR: at += 8; break;
                default: at += 4; break;
            }
        }
    }
}
