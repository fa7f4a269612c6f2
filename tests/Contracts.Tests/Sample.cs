using System.Reflection;

namespace Stillwater.Contracts.Tests;

/// <summary>One contract with a recognisable value in every member, the same on every run.</summary>
internal static class Sample
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static object Of(Type contract)
    {
        var members = contract.GetConstructors().Single(c => c.GetParameters() is not [{ } one] || one.ParameterType != contract);
        return members.Invoke([.. members.GetParameters().Select((member, position) => Value(member, position + 1))]);
    }

    private static object Value(ParameterInfo member, int position) => Value(
        Nullable.GetUnderlyingType(member.ParameterType) ?? member.ParameterType, member.Name!, position);

    private static object Value(Type type, string name, int position)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            items.SetValue(Value(type.GetGenericArguments()[0], name, position), 0);
            return items;
        }

        return type switch
        {
            _ when type == typeof(Guid) => new Guid($"00000000-0000-7000-8000-{position:000000000000}"),
            _ when type == typeof(string) => $"a-{char.ToLowerInvariant(name[0])}{name[1..]}",
            _ when type == typeof(Sealed<string>) => new Sealed<string>(
                $"s1.clinical-text.1.{name.ToLowerInvariant()}.{new string('A', 40)}"),
            _ when type == typeof(int) => position,
            _ when type == typeof(decimal) => position + 0.5m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => At.AddMinutes(position),
            _ => Of(type),
        };
    }
}
