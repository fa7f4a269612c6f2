namespace Stillwater.Platform.Tenancy;

/// <summary>Where a service keeps the sandbox clocks; Partners is their only writer.</summary>
public static class ClockSchema
{
    public const string Sql =
        """
        create table if not exists clinic_clock (
          tenant text primary key, now timestamptz not null, advancing boolean not null);
        """;
}
