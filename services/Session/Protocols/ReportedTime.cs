namespace Stillwater.Sessions.Protocols;

/// <summary>Clocks differ by a little; beyond that, nothing has happened in the future.</summary>
internal static class ReportedTime
{
    public static bool IsAhead(DateTimeOffset? reported, DateTimeOffset now, DosingProtocol protocol) =>
        reported > now.AddMinutes(protocol.Infusion.ClockSkewMinutes.Value);
}
